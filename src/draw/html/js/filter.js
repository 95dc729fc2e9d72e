// Which ties are shown. Nothing here touches the page.

const dated = data.ties.filter((tie) => tie.months);
const firstMonth = dated.length ? dated.reduce((least, tie) => Math.min(least, tie.months[0]), Infinity) : 0;
const lastMonth = dated.length ? dated.reduce((most, tie) => Math.max(most, tie.months[1]), -Infinity) : 0;

/** Lets everything through. */
const openFilter = () => ({
  kinds: new Set(data.kinds.map((kind) => kind.id)),
  statuses: new Set(data.statuses.map((status) => status.id)),
  from: firstMonth,
  to: lastMonth,
  undated: true,
  sure: 0,
});

/** Whether a tie passes; one of which only the year is known does where any month of it does. */
function passes(filter, tie) {
  const inTime = tie.months
    ? tie.months[0] <= filter.to && tie.months[1] >= filter.from
    : filter.undated;
  return inTime && filter.kinds.has(tie.kind) && filter.statuses.has(tie.status) && tie.confidence >= filter.sure;
}

/** The ids of all ties that pass. */
const shownTies = (filter) => new Set(data.ties.filter((tie) => passes(filter, tie)).map((tie) => tie.id));
