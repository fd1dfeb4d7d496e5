import { createJournal } from './journal-open';

/* Records as fast as it can until it is killed, and says how many entries have been shown. */
const made = createJournal(process.argv[2] ?? '', {
  clock: {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return { cancel: () => clearTimeout(timer) };
    },
  },
});
if (!made.ok) throw new Error(made.message);
const { journal, path } = made;
console.log(path);
journal.onChange(({ count }) => console.log(count));
let index = 0;
setInterval(() => {
  for (let burst = 0; burst < 100; burst += 1) journal.frame(1, 'up', `[2,"${index}","DataTransfer",{"vendorId":"${'v'.repeat(index++ % 500)}"}]`);
}, 1);
