// Korean is written into the search box through an input method, which hands over a syllable letter by letter.

import assert from 'node:assert/strict';
import { articles, open, query, until } from './page.mjs';

/** An input method on a page: `write` shows a syllable that is not done, `settle` ends it, `key` presses a key. */
async function method(page) {
  const session = await page.context().newCDPSession(page);
  return {
    write: (text) => session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length }),
    settle: (text) => session.send('Input.insertText', { text }),
    async key(key, code) {
      for (const type of ['rawKeyDown', 'keyUp']) await session.send('Input.dispatchKeyEvent', { type, key, code: key, windowsVirtualKeyCode: code });
    },
  };
}

const marked = (name) => `#find-list li[aria-selected=true] .who:text-is("${name}")`;
const chosen = (page) => page.locator('#find-list li[aria-selected=true] .who').innerText();

export default {
  async 'Korean is written through an input method, whose own keys choose nothing'() {
    const { page, done, shot } = await open(articles);
    await page.focus('#find');
    await page.evaluate(() => {
      window.heard = [];
      for (const name of ['compositionstart', 'compositionend', 'keydown']) {
        document.querySelector('#find').addEventListener(name, (event) => window.heard.push(`${name} ${event.key ?? ''} ${event.isComposing ?? ''}`.trim()), true);
      }
    });
    const { write, settle, key } = await method(page);
    for (const syllable of ['ㅎ', '하', '한']) await write(syllable);
    await page.waitForSelector(marked('한양대'));
    assert.equal(await page.inputValue('#find'), '한');
    const first = await chosen(page);
    assert.ok(await page.locator('#find-list [role=option]').count() > 1, 'there is something to choose from');
    await shot('composing.png');
    // The keys that end a syllable are the method's: with a composition, and as Safari tells of them, just after it.
    await key('ArrowDown', 40);
    await key('Enter', 13);
    await settle('한');
    await key('Enter', 229);
    assert.ok((await page.evaluate(() => window.heard)).includes('keydown Enter true'), 'the browser was composing');
    assert.equal((await query(page)).get('focus'), null, 'nothing was chosen');
    assert.equal(await chosen(page), first);
    // The next syllable joins the settled one.
    for (const syllable of ['ㅇ', '야', '양']) await write(syllable);
    await page.waitForSelector(marked('한양대'));
    await settle('양');
    assert.equal(await page.inputValue('#find'), '한양');
    for (const syllable of ['ㄷ', '대']) await write(syllable);
    await settle('대');
    await page.waitForSelector(marked('한양대'));
    await key('Enter', 13);
    await page.waitForSelector('#base .node.focus[data-id=hanyang-university]');
    await done();
  },

  async 'a mark that the reader moved stays when the syllable ends'() {
    const { page, done } = await open(articles);
    await page.focus('#find');
    const { write, settle, key } = await method(page);
    await write('한');
    await page.waitForSelector('#find-list li[aria-selected=true]');
    const second = await page.locator('#find-list [role=option] .who').nth(1).innerText();
    await settle('한');
    await key('ArrowDown', 40);
    assert.equal(await chosen(page), second);
    // Longer than a question waits, and its answer takes.
    await page.waitForTimeout(400);
    assert.equal(await chosen(page), second);
    await key('Enter', 13);
    await until(page, () => new URLSearchParams(location.search).has('focus'));
    assert.equal(await page.inputValue('#find'), second);
    await done();
  },

  async 'Enter takes what was written, not what the list showed for less'() {
    const { page, done } = await open(articles);
    await page.focus('#find');
    const { write, settle, key } = await method(page);
    await write('한');
    await page.waitForSelector('#find-list li[aria-selected=true]');
    assert.notEqual(await chosen(page), '한국투자증권');
    await page.route('**/api/search*', async (route) => {
      await new Promise((go) => { setTimeout(go, 300); });
      await route.continue();
    });
    await settle('한국투자');
    await key('Enter', 13);
    await page.waitForSelector('#base .node.focus[data-id=korea-investment-and-securities]');
    await done();
  },
};
