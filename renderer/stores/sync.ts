import type { EventValue } from '../../shared/ipc/contract';
import { call, on, onConnected } from '../host/host';
import { fetchFile } from '../actions/files';
import { logView } from '../log/log-view';
import { findSelectedAgain } from '../log/navigate';
import { useCsms } from './csms';
import { loadDetail, useDetail } from './detail';
import { hydrate, rememberedSelection } from './hydrate';
import { useJournal } from './journal';
import { useLog } from './log';
import { askFacts, startSelection } from './selection';
import { remember, writeMemory } from './memory';
import { startFindings } from './findings';
import { startMarks } from './marks';
import { useProblems } from './problems';
import { useSimulated } from './simulated';
import { tellHeld, useTap } from './tap';
import { useTasks } from './tasks';
import { throttle } from './throttle';
import { useUseCases } from './use-cases';
import { useWorld } from './world';
import { forgetState, forgetWorld, isStateShown, requestWorld } from './world-loader';

/** Between two questions for the journal's lists (stations, actions, transactions) while they change all the time. */
const FACETS_EVERY_MS = 250;

/** Between two counts of what is selected while entries are being checked: of millions each takes the host a tenth of a second. */
const FACTS_EVERY_MS = 1000;
const factsAgain = throttle<undefined>(FACTS_EVERY_MS, () => void askFacts());

/** Figures that change more often cannot be read. */
const COUNTS_EVERY_MS = 120;

const showCounts = throttle<EventValue<'journal.changed'>>(COUNTS_EVERY_MS, (change) => useJournal.getState().counts(change));

/** Connects the stores to the host's events, and asks for everything anew whenever a connection stands. */
export function startSync(): void {
  startSelection();
  startFindings();
  startMarks();
  onConnected(forgetState);
  onConnected(() => void hydrateOnce().then(refreshAll));

  on('journal.changed', (change) => {
    showCounts(change);
    logView.grew(change);
    const { selected } = useLog.getState();
    if (change.touchedFrom !== undefined && selected !== undefined && selected >= change.touchedFrom) void loadDetail();
    if (change.touchedFrom !== undefined) factsAgain(undefined);
    if (change.facets) refreshFacets();
  });
  on('journal.replaced', (info) => {
    useJournal.getState().set(info);
    useLog.getState().select(undefined);
    useLog.getState().setFollowing(info.source === 'live');
    // A stretch of time belongs to the journal that it was chosen in.
    const { filter, refine } = useLog.getState();
    if (filter.from !== undefined || filter.to !== undefined) refine({ from: undefined, to: undefined });
    void logView.open(useLog.getState().filter);
    forgetWorld();
    requestWorld();
  });
  on('csms.changed', (state) => useCsms.getState().set(state));
  on('tap.changed', (state) => {
    tellHeld(useTap.getState().state, state);
    useTap.getState().set(state);
  });
  on('stations.changed', (change) => useSimulated.getState().change(change));
  on('state.changed', () => { if (useWorld.getState().mode === 'live') requestWorld(); });
  on('problem', (problem) => useProblems.getState().add(problem));
  on('progress', (task) => useTasks.getState().progress(task));

  on('download.ready', ({ place, name }) => fetchFile(place, name));

  on('useCases.progress', (progress) => useUseCases.getState().setProgress(progress));

  useLog.subscribe((state, before) => {
    if (state.filter !== before.filter) void logView.open(state.filter).then(findSelectedAgain);
    if (state.selected !== before.selected) {
      remember('log.selected', { journal: useJournal.getState().info?.id ?? '', index: state.selected ?? null });
      // A jump brings both along.
      if (state.selected === undefined || useDetail.getState().loading || useDetail.getState().detail?.row.index !== state.selected) void loadDetail();
      if (useWorld.getState().mode === 'selection') requestUnlessShown();
    }
  });
  useWorld.subscribe((state, before) => { if (state.mode !== before.mode) requestUnlessShown(); });
  addEventListener('pagehide', writeMemory);
}

let hydrated: Promise<void> | undefined;

function hydrateOnce(): Promise<void> {
  hydrated ??= hydrate();
  return hydrated;
}

async function refreshAll(): Promise<void> {
  writeMemory();
  useTasks.getState().clear();
  const before = useJournal.getState().info?.id;
  const [info, csms, tap, stations, problems] = await Promise.all([
    call('journal.info', {}), call('csms.state', {}), call('tap.state', {}), call('stations.list', {}), call('problems.list', {}),
  ]);
  if (csms.ok) useCsms.getState().set(csms.value);
  if (tap.ok) useTap.getState().set(tap.value);
  if (stations.ok) useSimulated.getState().set(stations.value.stations);
  if (problems.ok) useProblems.getState().set(problems.value.problems);
  if (info.ok) {
    useJournal.getState().set(info.value);
    // A restarted host keeps another journal: what was selected is not in it.
    if (before !== undefined && before !== info.value.id) {
      useLog.getState().select(undefined);
      useDetail.setState({ detail: undefined, error: undefined });
    }
  }
  if (before === undefined && info.ok) reselect(info.value.id);
  await logView.open(useLog.getState().filter);
  void findSelectedAgain();
  void loadDetail();
  requestWorld();
}

/** What was selected before the page was reloaded, if the same journal is shown. */
function reselect(journal: string): void {
  const left = rememberedSelection();
  if (left !== undefined && left.journal === journal && left.index !== null) useLog.getState().select({ index: left.index, pair: undefined, position: undefined });
}

/** What changes a selection may bring its state along in the same turn. */
function requestUnlessShown(): void {
  queueMicrotask(() => { if (!isStateShown()) requestWorld(); });
}

let facetsTimer: ReturnType<typeof setTimeout> | undefined;

function refreshFacets(): void {
  facetsTimer ??= setTimeout(() => {
    facetsTimer = undefined;
    void call('journal.info', {}).then((reply) => { if (reply.ok) useJournal.getState().set(reply.value); });
  }, FACETS_EVERY_MS);
}
