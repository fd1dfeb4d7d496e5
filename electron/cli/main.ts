import { Command, CommanderError, Option } from 'commander';
import type { CheckOptions } from './check';
import type { ConvertOptions } from './convert';
import type { CsmsOptions } from './csms';
import { CommandError, EXIT } from './exit-codes';
import type { InfoOptions } from './info';
import * as read from './options';
import { complain, endWithReader } from './output';
import type { RunOptions } from './run';
import type { ServeOptions } from './serve';
import type { StationOptions } from './station';
import type { TapOptions } from './tap';
import type { VariablesOptions } from './variables';
import { programVersion } from '../node/locations';

const DATA_HELP = 'where sessions and settings are kept, instead of the user\'s data folder';

/** The options of commands that read a log: what a person can put right in how it is read. */
function reading(command: Command): Command {
  return command
    .option('--format <ID>', 'read it as this format instead of the one that fits best')
    .option('--version <V>', 'OCPP version: 1.6, 2.0.1 or 2.1; as the log says, or guessed, when absent', read.version)
    .option('--station <ID>', 'whose messages they are, where the log does not say')
    .option('--zone <OFFSET>', 'zone of times without one, e.g. +02:00; found by the times in the messages when absent', read.zone)
    .option('--swap', 'turn the directions that the log names around');
}

/** The command line. Each command's own code is loaded when it is asked for. */
function program(end: (code: number) => void): Command {
  const root = new Command('ocpp-workbench')
    .description('A workbench for OCPP 1.6J, 2.0.1 and 2.1: watch, speak, simulate and understand the traffic between charging stations and their management systems.')
    .version(programVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'explain')
    .helpCommand('help [COMMAND]', 'explain a command')
    // So that --version of a command is the command's own.
    .enablePositionalOptions()
    .showHelpAfterError('`ocpp-workbench --help` lists what there is.')
    .exitOverride();

  root.command('serve [FILE]')
    .description('Serve the workbench to a browser. FILE: a log to show.')
    .option('--host <ADDRESS>', 'address to listen on; others than loopback let every machine of the network try the token', '127.0.0.1')
    .option('--port <N>', 'port to listen on; 0 takes a free one', read.port, 0)
    .option('--open', 'open it in the browser')
    .option('--no-open', 'open no browser')
    .option('--data <DIR>', DATA_HELP)
    .option('--token <T>', 'secret that the page must bring, instead of a random one')
    .option('--files-port <N>', 'port of the file server for firmware and logs, HTTP; any free one when absent', read.port)
    .option('--files-https-port <N>', 'the same for HTTPS, with the certificate of the CSMS', read.port)
    .option('--ftp-port <N>', 'the same for FTP', read.port)
    .option('--files-address <HOST>', 'host name or address in the URLs of files; that by which a station came when absent')
    .addHelpText('after', '\nPrints the address, which holds the token: whoever has it, has the workbench. Ctrl+C stops it.')
    .action(async (file: string | undefined, options: ServeOptions) => end(await (await import('./serve')).serve(file, options)));

  root.command('csms')
    .description('Host a CSMS, and print what goes over its wires.')
    .option('--port <N>', 'port to listen on; 0 takes a free one', read.port, 9000)
    .option('--host <ADDRESS>', 'address to listen on: 0.0.0.0 for all of this machine', '127.0.0.1')
    .option('--path <PATH>', "path before the station's identity, e.g. /ocpp", '')
    .option('--auth <ID:PASSWORD>', 'password of a station (security profile 1); *:PASSWORD for all others; may be given several times', read.password)
    .option('--security-profile <N>', 'what stations need at least: 1 a password, 2 TLS and a password, 3 TLS and a certificate', read.securityProfile)
    .option('--version <V>', 'version to accept, most wanted first: 1.6, 2.0.1, 2.1; may be given several times; all when absent', read.versions)
    .option('--assume <V>', 'what to take a station for that names no version', read.version)
    .option('--files-port <N>', 'port of the file server for firmware and logs, HTTP; any free one when absent', read.port)
    .option('--files-https-port <N>', 'the same for HTTPS, with the certificate of the CSMS', read.port)
    .option('--ftp-port <N>', 'the same for FTP', read.port)
    .option('--files-address <HOST>', 'host name or address in the URLs of files; that by which a station came when absent')
    .option('--firmware <FILE>', 'offer this file to stations; may be given several times', read.names)
    .option('--uploads <DIR>', 'where logs of stations are kept, instead of the data folder')
    .option('--data <DIR>', DATA_HELP)
    .option('--json', 'print one JSON object a line')
    .addHelpText('after', `
Exit code: 0 when it was stopped, 1 when it could not listen, 2 for wrong options.

Examples
  ocpp-workbench csms --port 9000 --path /ocpp --host 0.0.0.0
  ocpp-workbench csms --port 9000 --auth CP001:secret --version 2.0.1 --json
  ocpp-workbench csms --port 9000 --host 0.0.0.0 --ftp-port 2121 --firmware wallbox-1.3.0.bin --uploads logs`)
    .action(async (options: CsmsOptions) => end(await (await import('./csms')).csms(options)));

  root.command('station')
    .description('Simulate a charging station, and print what goes over its wire.')
    .requiredOption('--url <URL>', 'URL of the CSMS without the identity, ws:// or wss://', read.webSocketUrl)
    .requiredOption('--id <ID>', 'identity of the station')
    .addOption(new Option('--version <V>', 'version to speak: 1.6, 2.0.1 or 2.1').argParser(read.version).makeOptionMandatory())
    .option('--session', 'run one charging session, from boot to unplugging, and end')
    .option('--token <TOKEN>', 'idToken to charge with', 'T01')
    .option('--meter-values <N>', 'meter values in the session', read.count, 3)
    .option('--speed <N>', 'simulated seconds in a real one; 1, or 20 with --session', read.positive)
    .option('--patience <S>', 'seconds to keep trying to reach the CSMS, with --session', read.positive, 10)
    .option('--password <PASSWORD>', 'password for HTTP Basic (security profile 1, with wss:// 2)')
    .option('--ca <FILE>', 'PEM of the authorities to trust, instead of the system\'s')
    .option('--cert <FILE>', 'PEM of the client certificate (security profile 3)')
    .option('--key <FILE>', 'PEM of its key')
    .option('--local-controller <ADDRESS>', 'play the part of a local controller, which serves firmware at this address (2.x)')
    .option('--data <DIR>', DATA_HELP)
    .option('--json', 'print one JSON object a line')
    .addHelpText('after', `
Exit code: with --session 0 when the CSMS accepted it, else 1; 2 for wrong options.

Examples
  ocpp-workbench station --url ws://127.0.0.1:9000/ocpp --id CP001 --version 2.0.1
  ocpp-workbench station --url ws://10.0.0.2:9000 --id LC01 --version 2.0.1 --local-controller 10.0.0.3
  ocpp-workbench station --url wss://csms.example/ocpp --id CP001 --version 1.6 --password secret --session`)
    .action(async (options: StationOptions) => end(await (await import('./station')).station(options)));

  root.command('tap')
    .description('Sit between stations and their CSMS: pass every message on as it is, and print what passes.')
    .requiredOption('--upstream <URL>', 'URL of the CSMS without the identity, ws:// or wss://; {id} where the identity is not at its end', read.webSocketUrl)
    .option('--listen <N>', 'port to listen on; 0 takes a free one', read.port, 9100)
    .option('--host <ADDRESS>', 'address to listen on: 0.0.0.0 for all of this machine', '127.0.0.1')
    .option('--path <PATH>', "path before the station's identity, e.g. /ocpp; any when absent", '')
    .option('--security-profile <N>', 'what stations need: 1 a password, 2 TLS and a password, 3 TLS and a certificate; whether a password is right, the CSMS says', read.securityProfile)
    .option('--version <V>', 'version to offer to the CSMS, of those that the station offers; may be given several times; all when absent', read.versions)
    .option('--assume <V>', 'as what to read messages where no version was agreed on', read.version)
    .option('--password <PASSWORD>', "password for the CSMS instead of the station's own")
    .option('--user <NAME>', 'user name with it; the identity when absent')
    .option('--ca <FILE>', "PEM of the authorities that may have signed the CSMS's certificate, instead of the system's")
    .option('--cert <FILE>', 'PEM of the client certificate shown to the CSMS')
    .option('--key <FILE>', 'PEM of its key')
    .option('--no-user-agent', "keep the station's User-Agent header back")
    .option('--reconnect', 'when the CSMS is lost, keep the station and connect to the CSMS again')
    .option('--delay-up <MS>', 'delay messages of stations', read.milliseconds, 0)
    .option('--delay-down <MS>', 'delay messages of the CSMS', read.milliseconds, 0)
    .option('--drop <FROM:ACTION>', 'do not pass on what station or csms sends, e.g. station:Heartbeat or csms:Authorize:response; may be given several times', read.drops)
    .option('--record <FILE>', 'write the journal of this session there, as it happens, instead of into the data folder; the file must not be there yet')
    .option('--data <DIR>', DATA_HELP)
    .option('--json', 'print one JSON object a line')
    .addHelpText('after', `
Exit code: 0 when it was stopped, 1 when it could not listen or not write, 2 for wrong options.

Examples
  ocpp-workbench tap --listen 9100 --host 0.0.0.0 --upstream wss://csms.example/ocpp
  ocpp-workbench tap --listen 9100 --upstream ws://127.0.0.1:9000/ocpp --record session.ocppj.jsonl
  ocpp-workbench tap --listen 9100 --upstream ws://127.0.0.1:9000/ocpp --delay-up 2000 --drop csms:Heartbeat:response`)
    .action(async (options: TapOptions) => end(await (await import('./tap')).tap(options)));

  root.command('run [WHAT]')
    .description('Play use cases and judge them. WHAT: a use case (E02), a block (E), all, or a scenario file (.yaml, .json).')
    .option('--version <V>', 'version to play: 1.6, 2.0.1 or 2.1; may be given several times; all when absent', read.versions)
    .addOption(new Option('--role <ROLE>', 'both ends ours, our CSMS against your station, or our station against your CSMS').choices(['both', 'csms', 'station']).default('both'))
    .option('--url <URL>', 'URL of your CSMS without the identity, with --role station', read.webSocketUrl)
    .option('--port <N>', 'port where your station connects, with --role csms; 0 takes a free one', read.port, 9000)
    .option('--host <ADDRESS>', 'address to listen on, with --role csms: 0.0.0.0 for all of this machine', '127.0.0.1')
    .option('--path <PATH>', "path before the station's identity, with --role csms", '')
    .option('--id <ID>', 'identity of the station')
    .option('--auth <ID:PASSWORD>', 'with --role csms: password of your station; *:PASSWORD for any; may be given several times', read.password)
    .option('--security-profile <N>', 'with --role csms: what your station needs: 1 a password, 2 TLS and a password, 3 TLS and a certificate', read.securityProfile)
    .option('--password <PASSWORD>', 'password of our station, with --role station (security profile 1, with wss:// 2)')
    .option('--ca <FILE>', 'with --role station: PEM of the authorities to trust, instead of the system\'s')
    .option('--cert <FILE>', 'with --role station: PEM of the client certificate (security profile 3)')
    .option('--key <FILE>', 'PEM of its key')
    .option('--log <FILE>', 'look for the use cases in a log of any format instead of playing them; - reads the standard input')
    .option('--set <NAME=VALUE>', 'value for an input of the scenario, e.g. idToken=04A2B3; may be given several times', read.inputs)
    .option('--case <ID>', 'only this case of the scenario; may be given several times', read.names)
    .option('--yes', 'take it that your CSMS is set up as each case needs it')
    .option('--list', 'list the scenarios that there are')
    .option('--junit <FILE>', 'write a JUnit report, too')
    .option('--data <DIR>', DATA_HELP)
    .option('--json', 'print one JSON object a line')
    .addHelpText('after', `
What the other end has to do is said in a line; most of it shows on the wire, else answer with Enter or skip.
Exit code: 0 when all that ran passed, 1 when not, 2 for wrong options.

Examples
  ocpp-workbench run E02 --version 2.0.1
  ocpp-workbench run C --role csms --port 9000 --host 0.0.0.0 --set idToken=04A2B3
  ocpp-workbench run all --role station --url ws://192.168.1.10:9000/ocpp --id CP001 --junit report.xml
  ocpp-workbench run all --log customer.log.gz`)
    .action(async (what: string | undefined, options: RunOptions) => end(await (await import('./run')).run(what, options)));

  reading(root.command('check [FILE]')
    .description('Check a log in any format, and print each violation. FILE: a file, a folder, a .gz or .zip; - or nothing for the standard input.'))
    .option('--json', 'print one JSON object a violation')
    .addHelpText('after', `
Exit code: 0 when all is clean, 1 when there are violations, 2 when the input cannot be read or for wrong options.

Examples
  ocpp-workbench check session.ocppj.jsonl
  ocpp-workbench check steve.log.gz
  echo '[2,"1","Heartbeat",{}]' | ocpp-workbench check - --version 2.0.1`)
    .action(async (file: string | undefined, options: CheckOptions) => end(await (await import('./check')).check(file, options)));

  reading(root.command('info [FILE]')
    .description('Say what a log is and how it was read: format, versions, stations, messages, times. FILE as of check.'))
    .option('--json', 'print one JSON object')
    .addHelpText('after', `
Exit code: 0, or 2 when the input cannot be read.

Example
  ocpp-workbench info capture.pcapng --json`)
    .action(async (file: string | undefined, options: InfoOptions) => end(await (await import('./info')).info(file, options)));

  reading(root.command('convert [FILE]')
    .description('Write a log of any format in another one. FILE as of check.'))
    .addOption(new Option('--to <FORMAT>', 'journal, ocpp-trace, json-lines, csv or mermaid').makeOptionMandatory())
    .option('-o, --output <FILE>', 'where to write, instead of the standard output')
    .addHelpText('after', `
What the format cannot hold is said on the error output.
Exit code: 0, 1 when the result cannot be written, 2 when the input cannot be read.

Example
  ocpp-workbench convert customer.zip --to journal -o customer.ocppj.jsonl`)
    .action(async (file: string | undefined, options: ConvertOptions) => end(await (await import('./convert')).convert(file, options)));

  reading(root.command('variables <FILE>')
    .description('Print the device model (2.x) or the configuration (1.6) of the stations in a log, or what differs between two. FILE: as of check, or a snapshot (JSON, CSV).'))
    .option('--of <ID>', 'only this station')
    .option('--at <ENTRY>', 'as it was after this entry of the log, from 0; at its end when absent', read.entry)
    .option('--with <FILE>', 'compare with another log or snapshot')
    .option('--with-of <ID>', 'compare with this station')
    .option('--with-at <ENTRY>', 'compare with the state after this entry', read.entry)
    .option('--json', 'print one JSON object a line')
    .option('--csv', 'print a table')
    .option('--snapshot', 'print a snapshot that the window imports')
    .addHelpText('after', `
Exit code: 0, when comparing only if nothing differs, else 1; 2 when the input cannot be read or for wrong options.

Examples
  ocpp-workbench variables session.ocppj.jsonl --of CP001 --csv
  ocpp-workbench variables session.ocppj.jsonl --at 120 --with-at 480
  ocpp-workbench variables before.json --with after.json --json`)
    .action(async (file: string, options: VariablesOptions) => end(await (await import('./variables')).variables(file, options)));

  return root;
}

/** Runs the command line; resolves with the exit code. */
async function main(argv: readonly string[]): Promise<number> {
  endWithReader();
  let code: number = EXIT.ok;
  const root = program((ended) => (code = ended));
  try {
    if (argv.length <= 2) {
      root.outputHelp();
      return EXIT.ok;
    }
    await root.parseAsync(argv);
    return code;
  } catch (error) {
    // commander has said already what is wrong; its own codes are 0 for help and 1 for the rest.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.wrongUse;
    if (error instanceof CommandError) {
      complain(error.message);
      return error.exitCode;
    }
    throw error;
  }
}

main(process.argv).then(
  (code) => process.exit(code),
  (error: unknown) => {
    complain(`The command failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    process.exit(EXIT.failed);
  },
);
