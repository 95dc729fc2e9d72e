// The slider of time under the graph: what had begun by the end of each month; it plays, too.

import { byId, drawn } from './dom.js';
import { monthOf, monthText } from './months.js';
import { state, update } from './state.js';
import { number, t } from './words.js';

let span = null;
let timer = 0;

const slider = () => byId('month');
const now = () => (state().at ? Math.min(Math.max(monthOf(state().at), span[0]), span[1]) : span[1]);

/** How many ties begin in each month from the first on. */
function beginnings(model) {
  const bars = new Array(span[1] - span[0] + 1).fill(0);
  for (const tie of model.answer.ties) {
    for (const step of new Set(tie.alliance ? tie.course.map((each) => each.month) : tie.course.slice(0, 1).map((each) => each.month))) {
      bars[step - span[0]] += 1;
    }
  }
  return bars;
}

function drawBars(model) {
  const bars = beginnings(model);
  const highest = Math.max(...bars, 1);
  // By the root: one busy month would flatten all others.
  const tall = (count) => (count ? 3 + 25 * Math.sqrt(count / highest) : 0);
  const chart = byId('bars');
  // The middle of a bar is where the slider's thumb is at that month.
  const wide = Math.max(bars.length - 1, 1);
  const width = Math.min(0.76, wide / 60);
  chart.setAttribute('viewBox', `0 0 ${wide} 28`);
  chart.replaceChildren(...bars.flatMap((count, nth) => (count
    ? [drawn('rect', { x: nth - width / 2, width, y: 28 - tall(count), height: tall(count), 'data-month': span[0] + nth })] : [])));
  const years = byId('years');
  years.replaceChildren();
  const length = span[1] - span[0] || 1;
  const every = Math.max(1, Math.ceil(length / 12 / 9));
  for (let month = Math.ceil(span[0] / 12) * 12; month <= span[1]; month += 12 * every) {
    const mark = document.createElement('span');
    mark.textContent = String(month / 12);
    mark.style.left = `${((month - span[0]) / length) * 100}%`;
    years.append(mark);
  }
}

function playing(on) {
  clearTimeout(timer);
  timer = 0;
  const play = byId('play');
  play.textContent = on ? '❚❚' : '▶';
  play.setAttribute('aria-label', t(on ? 'pause' : 'play'));
  play.title = `${t(on ? 'pause' : 'play')} (p)`;
}

/** Starts to play from the month shown, or from the first; stops where it plays. */
export function play() {
  if (timer || !span) return playing(false);
  const length = span[1] - span[0] + 1;
  const pause = Math.min(Math.max(24000 / length, 140), 650);
  let month = state().at && now() < span[1] ? now() : span[0] - 1;
  playing(true);
  const step = () => {
    month += 1;
    if (month > span[1]) {
      playing(false);
      return update({ at: null }, { replace: true });
    }
    update({ at: monthText(month) }, { replace: true });
    timer = setTimeout(step, pause);
    return undefined;
  };
  // A step of its own in the history: Back leads to before it was played.
  update({ at: monthText(Math.max(month, span[0])) });
  timer = setTimeout(step, pause);
  return undefined;
}

/** Whether it plays. */
export const isPlaying = () => Boolean(timer);

/** Stops playing. */
export const stopPlaying = () => { if (timer) playing(false); };

/** Shows the months of a model. */
export function showMonths(model) {
  span = model.span;
  const place = byId('timeline');
  place.classList.toggle('dateless', !span);
  slider().disabled = !span;
  byId('play').disabled = !span;
  if (!span) {
    byId('bars').replaceChildren();
    byId('years').replaceChildren();
    return;
  }
  [slider().min, slider().max] = span;
  drawBars(model);
}

/** Shows the month of the state, and how many ties stand at it. */
export function showMonth(model, view) {
  const all = !state().at || !span;
  const told = !span ? t('no_dates') : all ? t('all_time') : state().at;
  byId('month-told').textContent = told;
  byId('all-time').classList.toggle('needless', all);
  const undated = model.answer.ties.filter((tie) => !tie.dated).length;
  byId('undated-row').hidden = !undated;
  byId('undated').checked = state().undated;
  byId('undated-told').textContent = t('undated', number(undated));
  if (!span) return;
  slider().value = now();
  slider().setAttribute('aria-valuetext', t('slider_says', told, number(view.ties.size)));
  for (const bar of byId('bars').children) bar.classList.toggle('later', !all && Number(bar.dataset.month) > now());
  if (!timer) playing(false);
}

/** Listens to the slider and what is beside it. */
export function listenMonths() {
  let began = false;
  const to = (month, replace) => update({ at: monthText(Math.min(Math.max(month, span[0]), span[1])) }, { replace });
  slider().addEventListener('input', () => {
    stopPlaying();
    // The first touch is a step that Back undoes; what follows is part of it.
    to(Number(slider().value), began);
    began = true;
  });
  slider().addEventListener('change', () => { began = false; });
  slider().addEventListener('keydown', (event) => {
    const by = { PageUp: 12, PageDown: -12, ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (!by || !span || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    stopPlaying();
    to(now() + by, true);
  });
  byId('all-time').addEventListener('click', () => { stopPlaying(); update({ at: null }); });
  byId('play').addEventListener('click', play);
  byId('undated').addEventListener('change', (event) => update({ undated: event.target.checked }));
}
