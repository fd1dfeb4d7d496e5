import type { Case } from '../case';
import { launch, openLog } from '../browser';
import { median } from '../median';
import { startServer } from '../process';

/** From the key that asks for it to the list of suggestions, in the page's own time. */
export const completion: Case = {
  name: 'completion',
  about: 'the first completion in the composer, and later ones',
  async run({ quick, say }) {
    const server = await startServer('window', ['1000']);
    const browser = await launch();
    const firsts: number[] = [];
    const later: number[] = [];
    for (let round = 0; round < (quick ? 2 : 5); round += 1) {
      const page = await openLog(browser, server.port);
      await page.keyboard.press('ControlOrMeta+m');
      await page.waitForFunction(() => Boolean(document.activeElement?.closest('[data-testid="frame-editor"]')));
      // As long as a person takes to look at the editor before typing.
      await page.waitForTimeout(1500);
      // The draft of the round before comes back with the window.
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.press('Delete');
      await page.keyboard.insertText('[2,"1",');
      for (let turn = 0; turn < 4; turn += 1) {
        await page.evaluate(() => {
          addEventListener('keydown', () => {
            const began = performance.now();
            const look = (): void => {
              if (document.querySelector('.suggest-widget.visible .monaco-list-row')) document.documentElement.dataset['took'] = String(performance.now() - began);
              else requestAnimationFrame(look);
            };
            look();
          }, { once: true, capture: true });
        });
        await page.keyboard.press('Control+Space');
        await page.waitForFunction(() => document.documentElement.dataset['took'] !== undefined);
        const took = Number(await page.evaluate(() => {
          const value = document.documentElement.dataset['took'];
          delete document.documentElement.dataset['took'];
          return value;
        }));
        (turn === 0 ? firsts : later).push(took);
        await page.keyboard.press('Escape');
        await page.waitForFunction(() => document.querySelector('.suggest-widget.visible') === null);
        await page.keyboard.press('ControlOrMeta+m');
        await page.waitForFunction(() => Boolean(document.activeElement?.closest('[data-testid="frame-editor"]')));
      }
      await page.close();
    }
    await browser.close();
    await server.stop();
    say(`first ${firsts.map(Math.round).join(', ')} ms; later ${Math.round(median(later))} ms`);
    return [
      { name: 'first completion in the composer', value: median(firsts), unit: 'ms', aim: 100, better: 'less' as const },
      { name: 'later completions', value: median(later), unit: 'ms', better: 'less' as const },
    ];
  },
};
