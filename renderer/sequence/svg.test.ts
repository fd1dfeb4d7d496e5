import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogRow } from '../../shared/ipc/shapes';
import { svgOf } from './svg';

const row = (index: number, more: Partial<LogRow> = {}): LogRow => ({
  index, time: index * 10, wall: 1_769_846_400_000 + index * 10, connection: 1, station: 'CP1', type: 'CALL', direction: 'up', action: 'Heartbeat', summary: 'Heartbeat', severity: 'ok', problems: 0, size: 20, ...more,
});

const TAG = /<(\/?)([A-Za-z][\w.-]*)((?:\s+[A-Za-z_:][\w:.-]*="(?:[^<&"]|&(?:amp|lt|gt|quot|apos);)*")*)\s*(\/?)>/y;
const TEXT = /(?:[^<&]|&(?:amp|lt|gt|quot|apos);)+/y;
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

/** What keeps a text from being well-formed XML, of the parts of XML that a picture needs; undefined when nothing does. */
function faultOf(xml: string): string | undefined {
  if (FORBIDDEN.test(xml)) return 'a character that XML does not allow';
  const open: string[] = [];
  for (let at = 0; at < xml.length;) {
    TAG.lastIndex = TEXT.lastIndex = at;
    const tag = TAG.exec(xml);
    const length = tag?.[0].length ?? TEXT.exec(xml)?.[0].length ?? 0;
    if (length === 0) return `neither a tag nor text: ${xml.slice(at, at + 40)}`;
    at += length;
    if (tag === null) continue;
    const [, closes, name = '', attributes = '', empty] = tag;
    const names = [...attributes.matchAll(/([\w:.-]+)="/g)].map(([, one]) => one);
    if (new Set(names).size < names.length) return `an attribute twice: ${tag[0]}`;
    if (closes === '/') {
      if (open.pop() !== name) return `</${name}> closes another`;
    } else if (empty !== '/') open.push(name);
    if (open.length === 0 && at < xml.length) return 'more than one root';
  }
  return open.length === 0 ? undefined : `${open.join(', ')} not closed`;
}

const odd = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('<b>&"\'', ']]>', '\u0000\u0007', '\ud800', 'x\udc00', '\uffff', '😀'.repeat(90), '#;%{}', 'Größe\n2'));

describe('the picture of a diagram', () => {
  it('knows bad XML when it sees it', () => {
    for (const bad of ['<a>', '<a></b>', '<a>&</a>', '<a b="<"/>', '<a b="1" b="2"/>', '<a/><b/>', '<a>\u0000</a>', '<a>\ud800</a>']) expect(faultOf(bad)).toBeDefined();
  });

  it('is well-formed and draws every entry once, whatever the peers say', () => {
    const rows = fc.array(fc.record({
      type: fc.constantFrom('CALL', 'CALLRESULT', 'CALLERROR', 'CALLRESULTERROR', 'SEND', 'Malformed', 'open', 'close', 'note', 'person'), direction: fc.constantFrom('up', 'down', undefined),
      station: odd, action: fc.option(odd, { nil: undefined }), summary: odd, pair: fc.option(fc.nat(40), { nil: undefined }), severity: fc.constantFrom('ok', 'warning', 'error'), time: fc.integer({ min: 0, max: 1e9 }),
    }), { maxLength: 40 }).map((all) => all.map((more, index) => row(index, more as Partial<LogRow>)));
    fc.assert(fc.property(rows, fc.uniqueArray(odd, { maxLength: 8 }), (all, stations) => {
      const { svg, width, height } = svgOf(all, stations);
      expect(faultOf(svg)).toBeUndefined();
      expect(svg.match(/<g transform=/g)?.length ?? 0).toBe(all.length);
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      expect(svg).toContain(`width="${width}" height="${height}"`);
    }));
  });

  it('says the action and what decides, the latency at the answer, and what was not answered', () => {
    const { svg } = svgOf([
      row(0, { action: 'BootNotification', summary: 'BootNotification · PowerUp', pair: 1 }),
      row(1, { type: 'CALLRESULT', direction: 'down', action: 'BootNotification', summary: 'Accepted', pair: 0, latency: 12 }),
      row(2),
    ], ['CP1']);
    const texts = [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, text = '']) => text.replace(/<[^>]*>/g, ''));
    expect(texts).toContain('BootNotification PowerUp');
    expect(texts).toContain('Accepted 12 ms');
    expect(texts.some((text) => text.endsWith('not answered'))).toBe(true);
    expect(texts.filter((text) => text === 'CP1' || text === 'CSMS')).toEqual(['CP1', 'CSMS']);
    expect(svg.match(/stroke-dasharray="5 3"/g)).toHaveLength(1);
  });

  it('cuts what does not fit between the lanes', () => {
    const { svg } = svgOf([row(0, { summary: `Heartbeat ${'x'.repeat(5000)}` })], ['CP1']);
    expect(svg).toContain('…');
    expect(svg.length).toBeLessThan(3000);
  });
});
