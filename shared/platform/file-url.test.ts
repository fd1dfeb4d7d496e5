import { expect, test } from 'vitest';
import { inFolder, readFileUrl, shownUrl } from './file-url';

test.each([
  ['http://files.example/a.bin', { scheme: 'http', host: 'files.example', port: 80, path: '/a.bin' }],
  ['HTTPS://[::1]:8443', { scheme: 'https', host: '::1', port: 8443, path: '/' }],
  ['ftp://user:p%40ss:word@10.0.0.2/logs/', { scheme: 'ftp', user: 'user', password: 'p@ss:word', host: '10.0.0.2', port: 21, path: '/logs/' }],
  ['ftp://user@host', { scheme: 'ftp', user: 'user', host: 'host', port: 21, path: '/' }],
  ['http://host?x=1#y', { scheme: 'http', host: 'host', port: 80, path: '/?x=1' }],
])('%s is read', (text, url) => expect(readFileUrl(text)).toEqual({ ok: true, url }));

test.each([['', 'bad-url'], ['files.example/a', 'bad-url'], ['http://', 'bad-url'], ['http://host:99999/', 'bad-url'], ['gopher://host/x', 'scheme'], ['sftp://host/x', 'scheme']])(
  '%j cannot be used', (text, fault) => expect(readFileUrl(text)).toMatchObject({ ok: false, fault }),
);

test('what ends with a slash is a folder', () => {
  expect(inFolder('ftp://h/logs/', 'a b.txt')).toBe('ftp://h/logs/a%20b.txt');
  expect(inFolder('http://h/upload', 'a.txt')).toBe('http://h/upload');
  expect(inFolder('http://h/upload', 'a.txt', true)).toBe('http://h/upload/a.txt');
});

test('a password is never shown', () => expect(shownUrl('ftp://user:secret@host/x')).toBe('ftp://user:****@host/x'));
