// The filters: kinds, statuses, how sure. They are the legend of the picture too.

function createControls(filter, changed) {
  const counts = (key) => data.ties.reduce((sum, tie) => sum.set(tie[key], (sum.get(tie[key]) ?? 0) + 1), new Map());

  function boxes(place, chosen, list, count, sample) {
    const inputs = list.map(({ id, word }) => {
      const input = element('input', {
        type: 'checkbox', value: id, checked: true,
        onchange: () => {
          if (input.checked) chosen.add(id);
          else chosen.delete(id);
          changed();
        },
      });
      const only = element('button', {
        type: 'button', class: 'only', text: words.only, 'aria-label': filled(words.only_this, word),
        onclick: () => {
          chosen.clear();
          chosen.add(id);
          refresh();
          changed();
        },
      });
      const label = element('label', {}, input, sample(id), element('span', { text: word }), element('small', { text: count.get(id) ?? 0 }));
      place.append(element('div', { class: 'choice' }, label, only));
      return input;
    });
    const refresh = () => { for (const input of inputs) input.checked = chosen.has(input.value); };
    return refresh;
  }

  const statusSample = (id) => drawn('svg', { class: 'sample', viewBox: '0 0 34 14', 'aria-hidden': 'true' },
    drawn('use', { href: `#status-${id}` }));
  const refreshKinds = boxes(byId('kinds'), filter.kinds, data.kinds, counts('kind'), sampleOf);
  const refreshStatuses = boxes(byId('statuses'), filter.statuses, data.statuses, counts('status'), statusSample);

  const told = element('output', {});
  const sure = element('input', {
    type: 'range', min: 0, max: 100, step: 5, value: 0, 'aria-label': words.sure,
    oninput: () => {
      filter.sure = sure.value / 100;
      say();
      changed();
    },
  });
  const say = () => {
    told.textContent = filled(words.at_least, Math.round(filter.sure * 100));
    sure.setAttribute('aria-valuetext', told.textContent);
  };
  byId('sure').append(sure, told);
  say();

  return {
    /** Shows the filter as it is, after it was changed elsewhere. */
    refresh() {
      refreshKinds();
      refreshStatuses();
      sure.value = Math.round(filter.sure * 100);
      say();
    },
  };
}
