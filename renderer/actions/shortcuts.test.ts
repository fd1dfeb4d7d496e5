import { describe, expect, it } from 'vitest';
import { fitsShortcut, type Keys } from './shortcuts';

const press = (key: string, held: Partial<Keys> = {}): Keys => ({ key, code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

describe('shortcuts', () => {
  it('takes Ctrl and Command alike', () => {
    expect(fitsShortcut(press('o', { ctrlKey: true }), 'mod+o')).toBe(true);
    expect(fitsShortcut(press('o', { metaKey: true }), 'mod+o')).toBe(true);
    expect(fitsShortcut(press('o'), 'mod+o')).toBe(false);
  });

  it('tells Shift apart for letters, not for signs', () => {
    expect(fitsShortcut(press('X', { ctrlKey: true, shiftKey: true }), 'mod+shift+x')).toBe(true);
    expect(fitsShortcut(press('x', { ctrlKey: true }), 'mod+shift+x')).toBe(false);
    expect(fitsShortcut(press('?', { shiftKey: true }), '?')).toBe(true);
    expect(fitsShortcut(press('?'), '?')).toBe(true);
  });

  it('reads the key, not the character, with Alt', () => {
    expect(fitsShortcut(press('¡', { altKey: true, code: 'Digit1' }), 'alt+1')).toBe(true);
    expect(fitsShortcut(press('1', { code: 'Digit1' }), 'alt+1')).toBe(false);
  });

  it('leaves plain letters alone while a modifier is held', () => {
    expect(fitsShortcut(press('f', { ctrlKey: true }), 'f')).toBe(false);
    expect(fitsShortcut(press('f'), 'f')).toBe(true);
  });
});
