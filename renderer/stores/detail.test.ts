import { beforeEach, expect, test, vi } from 'vitest';

const { log, asked, notices } = vi.hoisted(() => ({ log: { selected: undefined as number | undefined }, asked: [] as unknown[], notices: [] as unknown[] }));
vi.mock('../host/host', () => ({
  call: (name: string, input: { index: number }) => {
    asked.push([name, input]);
    return Promise.resolve(input.index === 9 ? { ok: false, error: { code: 'unknown', message: 'There is no entry 9.' } } : { ok: true, value: { row: { index: input.index }, raw: `text of ${input.index}` } });
  },
}));
vi.mock('./log', () => ({ useLog: { getState: () => log } }));
vi.mock('./memory', () => ({ remember: () => undefined }));
vi.mock('./notices', () => ({ notifyError: (error: unknown) => notices.push(error) }));

const { selectedDetail, showDetail } = await import('./detail');

beforeEach(() => {
  asked.length = 0;
  showDetail({ row: { index: 3 }, raw: 'text of 3' } as never);
});

test('what is done with the selected entry uses what is shown of it', async () => {
  log.selected = 3;
  expect(await selectedDetail()).toMatchObject({ raw: 'text of 3' });
  expect(asked).toEqual([]);
});

test('while the entry before is still shown, the selected one is asked for: never the text of another', async () => {
  log.selected = 4;
  expect(await selectedDetail()).toMatchObject({ raw: 'text of 4' });
});

test('what cannot be had is told', async () => {
  log.selected = 9;
  expect(await selectedDetail()).toBeUndefined();
  expect(notices).toEqual([{ code: 'unknown', message: 'There is no entry 9.' }]);
});

test('with nothing selected there is nothing', async () => {
  log.selected = undefined;
  expect(await selectedDetail()).toBeUndefined();
});
