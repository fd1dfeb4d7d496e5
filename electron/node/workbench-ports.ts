import { join } from 'node:path';
import { loadValidator } from '../../shared/ocpp/validate';
import { watched } from '../../shared/platform/busy';
import type { About, Dialogs, WorkbenchPorts } from '../../shared/workbench/ports';
import type { Downloads } from '../../shared/workbench/download';
import type { HandOvers } from '../../shared/workbench/hand-over';
import { NodeFileServer } from './files/node-file-server';
import { NodeFiles } from './files/node-files';
import { UploadFolder } from './files/upload-folder';
import { AuthorityFile } from './pki/authority-file';
import { NodeCertificates } from './pki/certificates';
import { journalFiles } from './journal-files';
import { jumpingLoopback } from './jumping-loopback';
import { markFiles } from './mark-files';
import { MemoryFile } from './memory-file';
import { networkAddresses } from './network-addresses';
import { NodeClock } from './node-clock';
import { NodeRandom } from './node-random';
import { scenarioFiles } from './scenario-files';
import { snapshotFiles } from './snapshot-files';
import { WsClient } from './ws-client';
import { WsServer } from './ws-server';

/**
 * Everything that the workbench needs, from Node. In the data folder journals go to `journals`, own scenarios to `scenarios`,
 * uploads of stations to `uploads`, saved inventories to `snapshots`, notes of logs that cannot have them beside to `notes`, what windows remember to `memory.json`, the CSMS's settings and the simulated stations to
 * `setup.json`, the results of use cases to `results.json`.
 */
export function nodePorts(about: About, { handOvers, downloads, dialogs }: { readonly handOvers?: HandOvers; readonly downloads?: Downloads; readonly dialogs?: Dialogs } = {}): WorkbenchPorts {
  const clock = new NodeClock();
  const certificates = new NodeCertificates();
  return {
    clock,
    random: new NodeRandom(),
    server: new WsServer(),
    client: new WsClient(),
    loadCheck: loadValidator,
    certificates,
    authorityStore: new AuthorityFile(join(about.dataFolder, 'authority.json')),
    manufacturerStore: new AuthorityFile(join(about.dataFolder, 'manufacturer.json')),
    files: new NodeFiles(),
    fileServer: new NodeFileServer(),
    uploads: new UploadFolder(join(about.dataFolder, 'uploads')),
    journals: journalFiles(join(about.dataFolder, 'journals'), clock),
    memory: new MemoryFile(join(about.dataFolder, 'memory.json')),
    // Passwords and keys are nobody else's.
    setup: new MemoryFile(join(about.dataFolder, 'setup.json'), 0o600),
    results: new MemoryFile(join(about.dataFolder, 'results.json')),
    scenarios: scenarioFiles(join(about.dataFolder, 'scenarios')),
    snapshots: snapshotFiles(join(about.dataFolder, 'snapshots')),
    marks: markFiles(join(about.dataFolder, 'notes')),
    loopback: (slowLine) => {
      const { sockets, clock: jumping, files, busy } = jumpingLoopback(certificates, slowLine);
      return { server: sockets, client: sockets, clock: jumping, files, certificates: watched(certificates, busy) };
    },
    addresses: networkAddresses,
    ...(handOvers ? { handOvers } : {}),
    ...(downloads ? { downloads } : {}),
    ...(dialogs ? { dialogs } : {}),
    about,
  };
}
