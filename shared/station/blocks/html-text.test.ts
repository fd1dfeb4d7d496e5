import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlText } from './html-text';

describe('the text of HTML', () => {
  it.each([
    ['<p>One</p><p>Two</p>', 'One\nTwo'],
    ['Price<br>today &euro; 0,35 &amp; more &#8364;&#x20AC;', 'Price\ntoday € 0,35 & more €€'],
    ['<script>alert("<p>")</script><style>p{}</style>Hello<!-- no -->', 'Hello'],
    ['<img src=x onerror=alert(1)>Hello <b onclick="x">there</b>', 'Hello there'],
    ['&lt;b&gt; &unknown; &#0; &#xD800;', '<b> &unknown; &#0; &#xD800;'],
    ['Hello <b', 'Hello'],
  ])('%s', (html, text) => expect(htmlText(html)).toBe(text));

  it('never throws, and runs nothing', () => {
    fc.assert(fc.property(fc.string(), (html) => { expect(typeof htmlText(html)).toBe('string'); }));
  });
});
