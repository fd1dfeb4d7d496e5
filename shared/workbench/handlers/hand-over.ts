import type { Handlers } from '../../ipc/contract';
import { HeldFiles } from '../hand-over';
import type { Offers } from '../offers';
import { done, fail } from '../reply';
import type { Workbench } from '../workbench';
import { nameOf } from './preview';

type Commands = Pick<Handlers, 'log.handOver' | 'log.letGo'>;

export function handOverHandlers({ ports }: Workbench, offers: Offers): Commands {
  return {
    'log.handOver': async ({ files, name }) => {
      if (!ports.handOvers) return fail('refused', 'This host takes no files from a window; give it their paths.');
      // The room that the offer before takes is free again.
      offers.clear();
      const begun = await ports.handOvers.begin(files);
      if (!begun.ok) return fail('refused', begun.message);
      const { handOver } = begun;
      const names = files.map((file) => file.name);
      const { id } = offers.add({ name: name ?? nameOf(names), from: { paths: handOver.paths, held: new HeldFiles(handOver, names) } });
      return done({ offer: id, place: handOver.id });
    },
    'log.letGo': ({ offer }) => {
      offers.drop(offer);
      return done({});
    },
  };
}
