import { notify } from '../stores/notices';

/** Puts a text on the clipboard and says so. */
export async function copyText(text: string, what: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    notify('ok', `Copied ${what}.`);
    return true;
  } catch {
    notify('error', 'The clipboard cannot be reached: the browser allows it only while this page has the focus.');
    return false;
  }
}
