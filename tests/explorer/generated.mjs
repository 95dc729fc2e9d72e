// An answer of /api/neighbourhood with so many organisations and ties, always the same: for measuring frame times.

const KINDS = ['partnership', 'joint_development', 'investment', 'supply', 'distribution', 'licensing', 'integration', 'support', 'acquisition'];
const DIRECTED = new Set(['investment', 'supply', 'distribution', 'licensing', 'support', 'acquisition']);
const STATUSES = ['agreed', 'agreed', 'agreed', 'talks', 'stalled', 'ended'];
const FIGURES = ['company', 'company', 'company', 'company', 'university', 'public', 'media', 'institute'];

/** Random numbers between 0 and 1, the same at each run. */
function dice(seed) {
  let now = seed;
  return () => {
    now = (now * 1664525 + 1013904223) % 4294967296;
    return now / 4294967296;
  };
}

/** The answer: `nodes` organisations in a ring around the first, `links` ties between near ones. */
export function generated(nodes = 300, links = 1000) {
  const random = dice(7);
  const orgs = Array.from({ length: nodes }, (_, nth) => ({
    id: nth ? `org-${nth}` : 'kt', name: nth ? `가온${nth}전자` : 'KT', ko: `가온${nth}전자`, en: `Gaon ${nth}`, names: [], kind: FIGURES[nth % FIGURES.length],
    ticker: null, country: 'KR', group: null, ties: 0,
  }));
  const places = orgs.map((_, nth) => {
    const ring = Math.sqrt(nth) * 105;
    return [Math.cos(nth * 2.39996) * ring * 1.3, Math.sin(nth * 2.39996) * ring];
  });
  const ties = [];
  const lines = [];
  const seen = new Set();
  while (ties.length < links) {
    const from = Math.floor(random() ** 2 * nodes);
    const to = Math.floor(random() * nodes);
    if (from === to || seen.has(`${from}-${to}`)) continue;
    seen.add(`${from}-${to}`);
    const kind = KINDS[Math.floor(random() * KINDS.length)];
    const status = STATUSES[Math.floor(random() * STATUSES.length)];
    const month = 2015 * 12 + Math.floor(random() * 110);
    const id = `tie-${ties.length}`;
    const since = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
    ties.push({
      id, kind, directed: DIRECTED.has(kind), status, truth: 'yes', parties: [from, to].map((at) => ({ org: orgs[at].id, role: 'partner', joined: null })),
      alliance: null, since, areas: ['AI', '로봇', '반도체'].slice(0, ties.length % 3), amount: null, stake: null, confidence: 0.5 + random() / 2,
      articles: 1, voices: 1, history: [{ status, when: since, reported: null, doc: 'a' }], course: [{ month, status, truth: 'yes', members: null }], dated: true,
    });
    lines.push({ from, to, kind, status, arrow: DIRECTED.has(kind), ties: [id], label: ['투자', since], bend: random() * 30 - 15, at: ties.length % 3 ? null : 0.5, aside: 0 });
    orgs[from].ties += 1;
    orgs[to].ties += 1;
  }
  const boxes = orgs.map((org, nth) => ({
    id: org.id, figure: org.kind, kind: null, status: null, lines: [org.name], font: nth ? 13 : 22, x: places[nth][0], y: places[nth][1],
    width: nth ? 96 : 110, height: nth ? 32 : 50, focus: nth === 0, group: null, dot: false,
  }));
  const edge = Math.sqrt(nodes) * 105 * 1.4;
  return {
    focus: ['kt'], lang: 'ko', caption: '', left_out: { organizations: 0, within_groups: 0 }, unseen: Object.fromEntries(orgs.map((org, nth) => [org.id, nth % 5])),
    period: ['2015-01', '2024-02'], organizations: orgs, ties, areas: ['AI', '로봇', '반도체'],
    graph: { bounds: [-edge, -edge, edge, edge], nodes: boxes, links: lines, groups: [] },
  };
}
