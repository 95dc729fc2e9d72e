// Corrections are made on the page of an explorer that was started with --edit.

import assert from 'node:assert/strict';
import { edited, open, query, text, until } from './page.mjs';

/** Finds a company by its name, and opens it. */
async function find(page, name, id) {
  await page.fill('#find', name);
  await page.waitForSelector(`#find-list li[aria-selected=true] .who:text-is("${name}")`);
  await page.press('#find', 'Enter');
  await page.waitForSelector(`#base .node.focus[data-id=${id}]`);
  await page.waitForSelector('#panel .tabs');
}

const partner = (page, name) => page.locator('#panel .rows button', { hasText: name }).click();
const undo = (page) => page.locator('#toast button', { hasText: '되돌리기' }).click();
/** The last field of a correction is its reason. */
const record = async (page, reason) => {
  await page.locator('#panel .correction input').last().fill(reason);
  await page.click('#panel .correction button.main');
};

export default {
  async 'a ledger, which counts no ties, says how many claims tell of a company'() {
    const { page, done } = await open(edited);
    assert.match(await text(page, '.hub[data-id=kt] .what'), /^근거 \d+$/);
    await page.fill('#find', '케이티');
    await page.waitForSelector('#find-list li[aria-selected=true] .who:text-is("KT")');
    assert.match(await text(page, '#find-list li[aria-selected=true] .count'), /^근거 \d+$/);
    await done();
  },

  async 'corrections are made, with their reason, and undone'() {
    const { page, done, shot } = await open(edited);
    assert.equal(page.url().includes('token'), false, 'the token leaves the address');
    await page.fill('#find', '케이티');
    await page.waitForSelector('#find-list li[aria-selected=true] .who:text-is("KT")');
    await page.press('#find', 'Enter');
    await page.waitForSelector('#base .node.focus[data-id=kt]');
    await page.waitForSelector('#panel .tabs');
    await page.locator('#panel .rows button', { hasText: '넷플릭스' }).click();
    await page.waitForSelector('#panel .claim');
    const before = await page.locator('#base .node[data-id=netflix]').count();
    assert.equal(before, 1);
    await page.locator('#panel .claim .edit button', { hasText: '틀림' }).first().click();
    await page.fill('#panel .correction input', '다른 회사 이야기다');
    await shot('correction.png');
    await page.click('#panel .correction button.main');
    await page.waitForSelector('#toast:not([hidden])');
    await until(page, () => !document.querySelector('#base .node[data-id=netflix]'));
    await page.locator('#toast button', { hasText: '되돌리기' }).click();
    await until(page, () => document.querySelector('#base .node[data-id=netflix]'));
    await page.click('#base .node[data-id=kt]');
    await page.waitForSelector('#panel .tabs');
    await page.locator('#panel .edit button', { hasText: '별칭 더하기' }).click();
    await page.locator('#panel .correction input').first().fill('한국통신');
    await page.locator('#panel .correction input').nth(1).fill('옛 이름');
    await page.click('#panel .correction button.main');
    await page.waitForSelector('#toast:has-text("정정 2번")');
    // What was corrected can be read, and taken back when the message is long gone.
    await page.click('#open-log');
    await page.waitForSelector('#log[open] [data-number="2"]:has-text("한국통신 → KT")');
    assert.match(await text(page, '#log [data-number="1"].undone'), /넷플릭스.*다른 회사 이야기다/s);
    await shot('log.png');
    await page.click('#log [data-number="2"] button');
    await page.waitForSelector('#log [data-number="2"].undone');
    assert.equal(await page.locator('#log li button').count(), 0);
    await page.click('#log-close');
    await done();
    // Without the token nothing is offered.
    const other = await open(new URL('/?focus=kt&sel=org:kt', edited).href);
    await other.page.waitForSelector('#panel .tabs');
    assert.equal(await other.page.locator('#panel .edit').count(), 0);
    await other.done();
  },

  async 'two organisations are made one, which has the ties of both, and parted again'() {
    const { page, done, shot } = await open(edited);
    await find(page, '넷플릭스', 'netflix');
    await page.locator('#panel .edit button', { hasText: '다른 조직과 합치기' }).click();
    await page.locator('#panel .correction [role=combobox]').fill('마이크로소프트');
    await page.waitForSelector('#merge-into-list li[aria-selected=true] .who:text-is("마이크로소프트")');
    await record(page, '시험 삼아');
    await page.waitForSelector('#panel .correction .wrong:has-text("고르세요")');
    await page.locator('#panel .correction [role=combobox]').fill('마이크로');
    await page.waitForSelector('#merge-into-list li[aria-selected=true] .who:text-is("마이크로소프트")');
    await shot('merging.png');
    await page.locator('#panel .correction [role=combobox]').press('Enter');
    await record(page, '한 회사로 본다');
    // The page follows the organisation to what it is now.
    await page.waitForSelector('#base .node.focus[data-id=microsoft]');
    await page.waitForSelector('#panel h2:text-is("마이크로소프트")');
    const now = await query(page);
    assert.deepEqual([now.get('focus'), now.get('sel')], ['microsoft', 'org:microsoft']);
    assert.equal(await page.locator('#base .node[data-id=netflix]').count(), 0);
    await partner(page, 'KT');
    const told = () => page.locator('#panel blockquote', { hasText: '올레tv' }).count();
    await page.waitForSelector('#panel blockquote');
    assert.equal(await told(), 1, 'what was told of the one is told of the other');
    await shot('merged.png');
    await undo(page);
    await until(page, () => ![...document.querySelectorAll('#panel blockquote')].some((quote) => quote.textContent.includes('올레tv')));
    assert.ok(await page.locator('#panel blockquote').count() > 0, 'its own ties stay');
    await find(page, 'KT', 'kt');
    assert.equal(await page.locator('#base .node[data-id=netflix] text').first().textContent(), '넷플릭스');
    await partner(page, '넷플릭스');
    await page.waitForSelector('#panel blockquote');
    assert.equal(await told(), 1);
    await done();
  },

  async 'a sentence is confirmed, says so, and is as sure as before when that is undone'() {
    const { page, done, shot } = await open(edited);
    await find(page, 'KT', 'kt');
    await partner(page, '넷플릭스');
    await page.waitForSelector('#panel .claim');
    const sure = () => text(page, '#panel .claim .sure');
    const before = await sure();
    assert.notEqual(before, '100%');
    await page.locator('#panel .claim .edit button', { hasText: '맞음' }).click();
    await record(page, '기사를 읽었다');
    await page.waitForSelector('#panel .claim .confirmed');
    assert.match(await text(page, '#panel .claim .confirmed'), /맞다고.*기사를 읽었다/u);
    await until(page, () => document.querySelector('#panel .claim .sure')?.textContent === '100%');
    assert.deepEqual(await page.locator('#panel .claim .edit button').allInnerTexts(), ['틀림'], 'it is not confirmed twice');
    await shot('confirmed.png');
    await undo(page);
    await until(page, (before) => document.querySelector('#panel .claim .sure')?.textContent === before, before);
    assert.equal(await page.locator('#panel .claim .confirmed').count(), 0);
    await done();
  },
};
