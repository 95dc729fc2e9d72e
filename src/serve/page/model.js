// An answer of the server, with what is asked of it again and again looked up once.

/** What `/api/neighbourhood` told, indexed. Nothing here changes afterwards. */
export function modelOf(answer) {
  const orgs = new Map(answer.organizations.map((org) => [org.id, org]));
  const ties = new Map(answer.ties.map((tie) => [tie.id, tie]));
  const { nodes, links, groups } = answer.graph;
  const numberOf = new Map(nodes.map((node, nth) => [node.id, nth]));
  const linksOf = nodes.map(() => []);
  links.forEach((link, nth) => {
    linksOf[link.from].push(nth);
    if (link.to !== link.from) linksOf[link.to].push(nth);
  });
  const tiesOf = new Map(answer.organizations.map((org) => [org.id, []]));
  for (const tie of answer.ties) for (const id of new Set(orgsOf(tie))) tiesOf.get(id)?.push(tie);
  const months = answer.ties.flatMap((tie) => tie.course.map((step) => step.month));
  const first = months.reduce((a, b) => Math.min(a, b), Infinity);
  const last = months.reduce((a, b) => Math.max(a, b), -Infinity);
  return {
    answer, orgs, ties, nodes, links, groups, numberOf, linksOf, tiesOf,
    focus: new Set(answer.focus),
    /** The first and the last month in which anything happens; null where nothing is dated. */
    span: months.length ? [first, last] : null,
    nameOf: (id) => orgs.get(id)?.name ?? id,
    /** How many partners of an organisation are not here; 0 where nobody counted. */
    unseen: (id) => (Object.hasOwn(answer.unseen, id) ? answer.unseen[id] ?? 0 : 0),
    isDeal: (node) => node.figure === 'deal',
  };
}

/** Everyone in a tie, its alliance first. */
export const orgsOf = (tie) => [tie.alliance, ...tie.parties.map((party) => party.org)].filter(Boolean);

/** A model of nothing, for pages that show none. */
export const EMPTY = modelOf({
  focus: [], organizations: [], ties: [], unseen: {}, areas: [], left_out: { organizations: 0, within_groups: 0 }, period: null,
  caption: '', graph: { bounds: [0, 0, 1, 1], nodes: [], links: [], groups: [] },
});
