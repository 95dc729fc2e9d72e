// Everything that the page says, Korean and English. The terms of kinds, statuses, roles and organisations are in terms.js.

import { TERMS } from './terms.js';

/** Name: Korean, English; `{0}` is filled in. */
const WORDS = {
  title: ['tieup 탐색기', 'tieup explorer'],
  skip_graph: ['그래프로 건너뛰기', 'Skip to the graph'],
  skip_panel: ['상세 정보로 건너뛰기', 'Skip to the details'],
  home: ['처음 화면', 'Start'],
  find: ['기업 찾기', 'Find a company'],
  find_hint: ['기업 찾기: 이름, 별칭, 초성', 'Find a company: name, alias, initials'],
  found: ['찾은 조직', 'Organisations found'],
  nobody: ['‘{0}’에 맞는 이름이 없습니다', 'No name fits ‘{0}’'],
  ties_short: ['관계 {0}', '{0} ties'],
  ties_short_one: ['관계 {0}', '{0} tie'],
  claims_short: ['근거 {0}', '{0} claims'],
  claims_short_one: ['근거 {0}', '{0} claim'],
  show_as: ['보기', 'View'],
  graph: ['그래프', 'Graph'],
  table: ['표', 'Table'],
  path: ['경로', 'Path'],
  path_hint: ['두 기업이 어떻게 이어지는지 봅니다', 'How two companies are connected'],
  path_from: ['어느 기업에서', 'From which company'],
  path_to: ['어느 기업까지', 'To which company'],
  swap: ['맞바꾸기', 'Swap'],
  diff: ['두 시점 비교', 'Compare'],
  diff_hint: ['두 달 사이에 무엇이 달라졌는지 봅니다', 'What changed between two months'],
  diff_from: ['이때부터', 'From'],
  diff_to: ['이때까지', 'To'],
  compare: ['비교하기', 'Compare'],
  export: ['내보내기', 'Export'],
  export_hint: ['보이는 그대로 내려받습니다', 'Downloads what is seen'],
  export_nothing: ['내려받을 관계가 보이지 않습니다', 'No tie is shown'],
  export_pictures: ['그림', 'Pictures'],
  export_tables: ['표', 'Tables'],
  export_graphs: ['그래프 프로그램용', 'For graph tools'],
  language: ['English', '한국어'],
  language_to: ['영어로 보기', 'Show in Korean'],
  theme: ['화면 색', 'Theme'],
  theme_system: ['시스템 설정', 'as the system'],
  theme_light: ['밝게', 'light'],
  theme_dark: ['어둡게', 'dark'],
  share: ['링크 복사', 'Copy link'],
  shared: ['링크를 복사했습니다. 열면 같은 화면이 나옵니다.', 'Link copied. It opens the same picture.'],
  not_shared: ['주소창의 주소를 복사하세요.', 'Copy the address from the address bar.'],
  keys: ['단축키', 'Keys'],
  close: ['닫기', 'Close'],
  filters: ['거르기', 'Filters'],
  kind: ['관계', 'Kind'],
  status: ['단계', 'Status'],
  area: ['분야', 'Area'],
  confidence: ['확신도', 'Confidence'],
  at_least: ['{0}% 이상', '{0}% or more'],
  any_confidence: ['모두', 'any'],
  only: ['이것만', 'only'],
  only_this: ['{0}만 보기', 'Show {0} only'],
  more_areas: ['분야 {0}개 더', '{0} more'],
  fewer: ['접기', 'Fewer'],
  undated: ['날짜 없는 관계 {0}건도 보기', 'Show {0} without a date, too'],
  reset: ['모두 보기', 'Show all'],
  reset_filters: ['거르기 해제', 'Reset the filters'],
  count: ['관계 {0}/{1}건 · 조직 {2}곳', '{0} of {1} ties · {2} organisations'],
  emptied: ['{0} 조건에 맞는 관계가 없습니다.', 'Nothing passes: {0}.'],
  emptied_at: ['{0}에는 아직 아무 관계도 없습니다.', 'Nothing had happened yet in {0}.'],
  all_time: ['전체 기간', 'All of time'],
  time: ['시점', 'Point in time'],
  as_of: ['{0} 기준', 'as of {0}'],
  play: ['재생', 'Play'],
  pause: ['멈춤', 'Pause'],
  slider_says: ['{0}, 관계 {1}건', '{0}, {1} ties'],
  no_dates: ['날짜가 있는 관계가 없습니다', 'No tie here has a date'],
  zoom: ['확대와 축소', 'Zoom'],
  nearer: ['확대', 'Zoom in'],
  farther: ['축소', 'Zoom out'],
  whole: ['전체가 보이게', 'Show everything'],
  tidy: ['옮긴 것 되돌리기', 'Undo moves'],
  stage: ['관계도', 'The graph'],
  stage_keys: ['화살표로 이동, Enter로 열기, e로 펼치기', 'Arrows move, Enter opens, e expands'],
  details: ['상세 정보', 'Details'],
  links: ['이웃 {0}곳', '{0} neighbours'],
  links_one: ['이웃 {0}곳', '{0} neighbour'],
  in_focus: ['중심', 'in focus'],
  expand: ['펼치기', 'Expand'],
  expand_by: ['화면에 없는 상대 {0}곳: 두 번 눌러 펼치기', '{0} partners not shown: double-click to expand'],
  unfold: ['접은 {0}곳 펴기', 'Unfold {0}'],
  collapse: ['접기', 'Collapse'],
  only_focus: ['이 기업만 중심으로', 'Focus on this one'],
  path_here: ['여기서 경로 찾기', 'Path from here'],
  expanded: ['{0}: 조직 {1}곳 · 관계 {2}건', '{0}: {1} organisations · {2} ties'],
  loaded: ['조직 {0}곳, 관계 {1}건을 불러왔습니다', 'Loaded {0} organisations, {1} ties'],
  left_out: ['조직 {0}곳 생략', '{0} organisations left out'],
  show_more: ['더 보기', 'Show more'],
  most_shown: ['한 화면에 보일 수 있는 만큼 보입니다', 'As many as one picture can show'],
  too_many: ['중심은 {0}곳까지입니다', 'At most {0} organisations in focus'],
  archive: ['자료', 'Archive'],
  start_title: ['누가 누구와 손잡았나', 'Who partnered with whom'],
  start_hint: ['기업을 고르거나 위에서 찾아 보세요. 선을 누르면 근거 문장이 나옵니다.', 'Choose a company, or find one above. Click a line to read the sentences behind it.'],
  articles: ['기사', 'articles'],
  claims: ['근거', 'claims'],
  organizations: ['조직', 'organisations'],
  ties: ['관계', 'ties'],
  hubs: ['관계가 많은 조직', 'Most connected'],
  nothing_here: ['이 자료에는 관계가 없습니다. 다른 기사나 원장으로 시작해 보세요: tieup explore 기사폴더', 'No ties in this archive. Start with other articles or a ledger: tieup explore FOLDER'],
  in_view: ['화면의 조직 {0}', 'In this picture: {0}'],
  click_hint: ['선을 누르면 근거 문장, 두 번 누르면 펼치기', 'Click a line for its sentences, double-click to expand'],
  partners: ['상대', 'Partners'],
  history: ['연혁', 'History'],
  members: ['회원', 'Members'],
  memberships: ['가입한 협의체', 'Memberships'],
  group: ['기업집단', 'Group'],
  names: ['다른 이름', 'Also called'],
  reported: ['{0} 보도', 'reported {0}'],
  reported_span: ['보도 {0}', 'reported {0}'],
  more_partners: ['그 밖에 {0}곳', '{0} more'],
  via: ['{0} 회원', 'both in {0}'],
  and_more: ['외 {0}', '+{0}'],
  no_partners: ['이 시점에는 상대가 없습니다', 'No partners at this point in time'],
  no_history: ['날짜가 알려진 일이 없습니다', 'Nothing with a date is known'],
  since: ['시작', 'Since'],
  parties: ['당사자', 'Parties'],
  joined_at: ['{0} 합류', 'joined {0}'],
  amount: ['금액', 'Amount'],
  stake: ['지분', 'Stake'],
  voices: ['매체 {0}곳', '{0} outlets'],
  voices_one: ['매체 1곳', '1 outlet'],
  doubt: ['불확실', 'uncertain'],
  doubt_hint: ['날짜가 어림이라 이 시점에 그랬는지 확실하지 않습니다', 'The dates are too coarse to be sure of this point in time'],
  evidence: ['근거 문장 {0}', 'Evidence: {0}'],
  says: ['내용', 'Says'],
  article: ['기사', 'Article'],
  rule: ['규칙', 'Rule'],
  copy_of: ['{0}와 같은 문장', 'same sentence as {0}'],
  more_evidence: ['그 밖에 {0}문장', '{0} more'],
  and: ['와', 'and'],
  no_tie: ['두 조직을 바로 잇는 문장이 없습니다', 'No sentence binds these two'],
  lost_tie: ['이 관계는 지금 화면에 없습니다', 'This tie is not in the picture now'],
  path_title: ['{0} → {1}', '{0} → {1}'],
  path_steps: ['{0}단계', '{0} steps'],
  path_steps_one: ['{0}단계', '{0} step'],
  path_none: ['두 조직은 이어져 있지 않습니다', 'These two are not connected'],
  leave: ['닫고 돌아가기', 'Close and go back'],
  diff_title: ['{0} → {1}', '{0} → {1}'],
  begun: ['시작', 'Begun'],
  ended: ['종료', 'Ended'],
  changed: ['변화', 'Changed'],
  joined: ['합류', 'Joined'],
  left: ['탈퇴', 'Left'],
  undecided: ['불확실 (날짜가 어림)', 'Undecided (coarse dates)'],
  no_changes: ['두 시점 사이에 달라진 것이 없습니다', 'Nothing changed between the two'],
  from_to: ['{0} → {1}', '{0} → {1}'],
  col_who: ['당사자', 'Who'],
  col_areas: ['분야', 'Areas'],
  col_articles: ['기사', 'Articles'],
  table_caption: ['보이는 관계 {0}건', '{0} ties shown'],
  table_caption_one: ['보이는 관계 {0}건', '{0} tie shown'],
  sort_by: ['{0} 순으로', 'Sort by {0}'],
  loading: ['불러오는 중…', 'Loading…'],
  stopped: ['서버가 멈췄습니다. 터미널에서 tieup explore를 다시 시작하세요.', 'The server has stopped. Start tieup explore again in the terminal.'],
  retry: ['다시 시도', 'Try again'],
  wrong: ['불러오지 못했습니다', 'This could not be loaded'],
  not_found: ['찾을 수 없습니다', 'Not found'],
  near: ['혹시', 'Did you mean'],
  confirm: ['맞음', 'Confirm'],
  reject: ['틀림', 'Reject'],
  confirm_this: ['이 문장은 맞습니다', 'This sentence is right'],
  reject_this: ['이 문장은 틀렸습니다', 'This sentence is wrong'],
  alias: ['별칭 더하기', 'Add an alias'],
  alias_name: ['별칭', 'Alias'],
  merge: ['다른 조직과 합치기', 'Merge into another'],
  merge_into: ['어느 조직과', 'Into which'],
  reason: ['이유', 'Reason'],
  reason_hint: ['왜 그런지 남겨 주세요', 'Say why'],
  save: ['기록하기', 'Record'],
  cancel: ['그만두기', 'Cancel'],
  corrected: ['정정 {0}번으로 기록했습니다', 'Recorded as correction {0}'],
  undo: ['되돌리기', 'Undo'],
  confirmed: ['맞다고 확인함: {0}', 'Confirmed: {0}'],
  choose_other: ['목록에서 다른 조직을 고르세요', 'Choose another organisation from the list'],
  undone: ['되돌렸습니다', 'Undone'],
  edit_on: ['정정 켜짐', 'Editing'],
  corrections: ['정정 기록', 'Corrections'],
  no_corrections: ['아직 정정한 것이 없습니다', 'Nothing was corrected yet'],
  undone_on: ['{0}에 되돌림', 'undone {0}'],
  merged: ['합침', 'Merged'],
  parted: ['나눔', 'Parted'],
  imported: ['불러옴', 'Imported'],
  key_find: ['기업 찾기', 'Find a company'],
  key_arrows: ['그 방향의 가까운 조직으로', 'To the nearest node that way'],
  key_open: ['열기', 'Open'],
  key_expand: ['펼치기 / 접기', 'Expand / collapse'],
  key_zoom: ['확대 / 축소 / 전체', 'Zoom in / out / everything'],
  key_up: ['한 단계 위로', 'One step up'],
  key_time: ['한 달 / 한 해 (슬라이더에서)', 'A month / a year (on the slider)'],
  key_play: ['재생 / 멈춤', 'Play / pause'],
  key_table: ['그래프 / 표', 'Graph / table'],
  key_keys: ['이 도움말', 'This help'],
  version: ['tieup {0}', 'tieup {0}'],
};

let lang = 'ko';

/** The language of the page, `ko` or `en`. */
export const language = () => lang;

/** A text of the page with values put in; of one thing it speaks in the singular where there is one. */
export function t(name, ...values) {
  const one = String(values[0]) === '1' ? WORDS[`${name}_one`] : null;
  const said = (one ?? WORDS[name])?.[lang === 'ko' ? 0 : 1] ?? name;
  // Values are put in by a function: a `$` in them means nothing.
  return said.replace(/\{(\d)\}/g, (_, nth) => String(values[nth] ?? ''));
}

/** The word for a kind, status, role, turn or sort of organisation; the server's own where none is known. */
export const term = (sort, word) => TERMS[sort]?.[word]?.[lang === 'ko' ? 0 : 1] ?? String(word ?? '').replaceAll('_', ' ');

const NUMBERS = { ko: new Intl.NumberFormat('ko-KR'), en: new Intl.NumberFormat('en-GB') };

/** A number with its thousands set apart. */
export const number = (value) => NUMBERS[lang].format(Number(value ?? 0));

/** How many ties an organisation has or, in a ledger, which does not count them, how many claims tell of it. */
export const told = ({ ties, claims }) => (ties === null ? t('claims_short', number(claims)) : t('ties_short', number(ties)));

/** A share of one in percent; only what is certain is 100%. */
export const percent = (share) => `${Math.floor(share * 100 + 1e-9)}%`;

const PLACES = { word: 'textContent', wordLabel: 'aria-label', wordTitle: 'title', wordHint: 'placeholder' };

/** Takes a language and says everything in it that the page's own HTML names. */
export function speak(next) {
  lang = next;
  document.documentElement.lang = next;
  for (const [key, place] of Object.entries(PLACES)) {
    const attribute = `data-${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    for (const part of document.querySelectorAll(`[${attribute}]`)) {
      const said = t(part.dataset[key]);
      if (place === 'textContent') part.textContent = said;
      else part.setAttribute(place, said);
    }
  }
}
