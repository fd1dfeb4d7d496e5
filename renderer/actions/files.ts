/** Files as the browser hands them out and takes them in. */

/** How long the browser has to begin with a file that it is handed. */
const KEPT_MS = 60_000;

/** Lets a person choose a file; undefined when none was chosen. `accept`: endings, as in an input's `accept`. */
export function pickFile(accept: string): Promise<File | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.addEventListener('change', () => resolve(input.files?.[0]));
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });
}

/** Lets a person choose files; none when none were chosen. */
export function pickFiles(accept: string): Promise<readonly File[]> {
  return picked((input) => {
    input.accept = accept;
    input.multiple = true;
  });
}

/** Lets a person choose a folder; gives every file in it. */
export function pickFolder(): Promise<readonly File[]> {
  return picked((input) => {
    input.webkitdirectory = true;
  });
}

function picked(prepare: (input: HTMLInputElement) => void): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    prepare(input);
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

/** Lets the browser fetch a file from the host, which it takes the name from; what is refused there is no page to be gone to. */
export function fetchFile(place: string, name: string): void {
  follow(`/${place}`, name);
}

/** Hands a text, or bytes, to the person as a file of that name. */
export function download(name: string, text: string | Uint8Array<ArrayBuffer>, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  follow(url, name);
  // Not every browser has begun to read it by now.
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}

function follow(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}
