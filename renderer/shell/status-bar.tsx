import { call } from '../host/host';
import { useConnection } from '../stores/connection';
import { useJournal } from '../stores/journal';
import { useTasks, type Task } from '../stores/tasks';
import { plural } from '../ui/format';
import classes from './shell.module.css';

const LINK_WORDS = { connected: 'Connected to the host', connecting: 'Connecting to the host', waiting: 'No connection to the host', refused: 'Refused by the host' } as const;

export function StatusBar() {
  const link = useConnection((state) => state.link.kind);
  const info = useConnection((state) => state.info);
  const tasks = useTasks((state) => state.tasks);
  return (
    <footer className={classes.statusbar} aria-label="Status">
      <span role="status"><span className={classes.dot} data-on={link === 'connected' || undefined} aria-hidden /> {LINK_WORDS[link]}</span>
      <Frames />
      <JournalPath />
      <span className={classes.spring} />
      {tasks.map((task) => <TaskView key={task.task} task={task} />)}
      <span>{info === undefined ? '' : `v${info.version}`}</span>
    </footer>
  );
}

function Frames() {
  const frames = useJournal((state) => state.info?.frames);
  return frames === undefined ? null : <span>{plural(frames, 'frame')}</span>;
}

function JournalPath() {
  const live = useJournal((state) => state.info?.source === 'live');
  const path = useJournal((state) => state.info?.path ?? state.info?.name);
  return path === undefined ? null : <span className={classes.path} title={path}>{live ? 'Recording' : 'Reading'} {shortPath(path)}</span>;
}

/** The end of a path that tells where the file is; the whole of it is in the tooltip. */
function shortPath(path: string): string {
  const steps = path.split(/(?=[/\\])/);
  return steps.length <= 3 ? path : `…${steps.slice(-2).join('')}`;
}

function TaskView({ task }: { readonly task: Task }) {
  return (
    <span className={classes.task}>
      <label>{task.label} <progress value={task.done} aria-label={task.label} /></label>
      {task.cancellable && <button type="button" className={classes.cancel} onClick={() => void call('task.cancel', { task: task.task })}>Cancel</button>}
    </span>
  );
}
