import { join } from 'node:path';
import { loadValidator } from '../../shared/ocpp/validate';
import type { About, Dialogs, WorkbenchPorts } from '../../shared/workbench/ports';
import { AuthorityFile } from './pki/authority-file';
import { NodeCertificates } from './pki/certificates';
import { journalFiles } from './journal-files';
import { MemoryFile } from './memory-file';
import { networkAddresses } from './network-addresses';
import { NodeClock } from './node-clock';
import { NodeRandom } from './node-random';
import { WsClient } from './ws-client';
import { WsServer } from './ws-server';

/** Everything that the workbench needs, from Node. Journals go to `journals` in the data folder, settings to `memory.json`. */
export function nodePorts(about: About, dialogs?: Dialogs): WorkbenchPorts {
  const clock = new NodeClock();
  return {
    clock,
    random: new NodeRandom(),
    server: new WsServer(),
    client: new WsClient(),
    loadCheck: loadValidator,
    certificates: new NodeCertificates(),
    authorityStore: new AuthorityFile(join(about.dataFolder, 'authority.json')),
    journals: journalFiles(join(about.dataFolder, 'journals'), clock),
    memory: new MemoryFile(join(about.dataFolder, 'memory.json')),
    addresses: networkAddresses,
    ...(dialogs ? { dialogs } : {}),
    about,
  };
}
