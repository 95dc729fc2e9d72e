// Corrections are made on the page of an explorer that was started with --edit.

import assert from 'node:assert/strict';
import { edited, open, until } from './page.mjs';

export default {
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
    await done();
    // Without the token nothing is offered.
    const other = await open(new URL('/?focus=kt&sel=org:kt', edited).href);
    await other.page.waitForSelector('#panel .tabs');
    assert.equal(await other.page.locator('#panel .edit').count(), 0);
    await other.done();
  },
};
