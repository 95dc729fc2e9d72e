// Months are counted from the year 0, so that they can be reckoned with: 2020-06 is 24245.

/** The count of a month written `2020-06`. */
export const monthOf = (text) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;

/** `2020-06` of a count. */
export const monthText = (month) => `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
