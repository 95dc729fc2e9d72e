// Questions to the server. A new one of the same sort calls off the one before it.

/** An answer that is none: `code` is the server's word, `gone` where it cannot be reached. */
export class Failure extends Error {
  constructor(code, message, near = []) {
    super(message);
    this.code = code;
    this.near = near;
  }
}

const running = new Map();

async function answered(response) {
  if (response.ok) return response.json();
  const told = await response.json().catch(() => null);
  throw new Failure(told?.error?.code ?? String(response.status), told?.error?.message ?? response.statusText, told?.error?.near);
}

async function fetched(address, options) {
  try {
    return await fetch(address, { credentials: 'same-origin', ...options });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Failure('gone', String(error.message));
  }
}

/** The query of an address; values that are null, undefined or empty are left out, lists are joined by commas. */
export function query(parameters) {
  const said = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length)) continue;
    said.set(name, Array.isArray(value) ? value.join(',') : value);
  }
  return said.toString();
}

/** Asks `/api/ROUTE`; `slot` names the place that the answer is for, which takes the newest alone. */
export async function ask(route, parameters = {}, slot = route) {
  running.get(slot)?.abort();
  const control = new AbortController();
  running.set(slot, control);
  const address = query(parameters);
  try {
    return await answered(await fetched(`/api/${route}${address ? `?${address}` : ''}`, { signal: control.signal }));
  } finally {
    if (running.get(slot) === control) running.delete(slot);
  }
}

/** Whether a failure says only that something newer was asked. */
export const calledOff = (error) => error?.name === 'AbortError';

// The token comes behind `#` in the address that the command opens; it leaves the address at once, lest it be shared.
const TOKEN = 'tieup-token';
const brought = /^#token=([\w-]+)$/.exec(location.hash)?.[1];
if (brought) {
  sessionStorage.setItem(TOKEN, brought);
  history.replaceState(null, '', location.pathname + location.search);
}

/** Whether this page may write corrections. */
export const hasToken = () => sessionStorage.getItem(TOKEN) !== null;

const withToken = () => ({ 'X-Tieup-Token': sessionStorage.getItem(TOKEN) ?? '' });

/** Writes a correction. */
export const correct = async (correction) => answered(await fetched('/api/corrections', {
  method: 'POST', headers: { 'Content-Type': 'application/json', ...withToken() }, body: JSON.stringify(correction),
}));

/** The corrections that hold and those undone, newest first. */
export const corrections = async () => answered(await fetched('/api/corrections', { headers: withToken() }));

/** The parameters of a view that a state asks for; `lang` is the language of names in it. */
export const viewOf = (state, lang) => ({ focus: state.focus, depth: state.depth === 1 ? null : state.depth, top: state.top, lang });
