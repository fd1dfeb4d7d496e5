import * as v from 'valibot';
import { isLastToken, useLastToken } from '../simulator/last-token';
import { Filter } from '../../shared/ipc/shapes';
import { useConnection } from './connection';
import { isDetailLayout, useDetail } from './detail';
import { isTimeMode, useLog } from './log';
import { recall } from './memory';
import { isRecentList, useRecent } from './recent';
import { isSavedFilters, useSavedFilters } from './saved-filters';
import { isLaneChoices, isSequenceChoice, useSequence } from './sequence';
import { useShell } from './shell';
import { isStart, useStartForms } from './start-forms';
import { isThemeChoice, useTheme } from './theme';

let layout: unknown;
let selection: RememberedSelection | undefined;

/** The layout as it was left; whether it still fits is up to who uses it. */
export function rememberedLayout(): unknown {
  return layout;
}

/** What was selected when the page was left. */
export function rememberedSelection(): RememberedSelection | undefined {
  return selection;
}

const RememberedSelection = v.object({ journal: v.string(), index: v.nullable(v.number()) });
type RememberedSelection = v.InferOutput<typeof RememberedSelection>;
const isSelection = (value: unknown): value is RememberedSelection => v.is(RememberedSelection, value);

const anything = (value: unknown): value is unknown => value !== undefined && value !== null;
const isFilter = (value: unknown): value is Filter => v.is(Filter, value);
const isScreen = (value: unknown): value is { screen: string; run: string } => v.is(v.object({ screen: v.string(), run: v.string() }), value);

/** Puts everything back as it was left, once, on the first connection. */
export async function hydrate(): Promise<void> {
  const [theme, time, filter, detailLayout, recent, dock, screen, start, token, selected, savedFilters, sequence, lanes] = await Promise.all([
    recall('theme', isThemeChoice), recall('log.time', isTimeMode), recall('log.filter', isFilter), recall('detail.layout', isDetailLayout),
    recall('recent', isRecentList), recall('layout', anything), recall('screen', isScreen),
    recall('start', isStart), recall('token', isLastToken), recall('log.selected', isSelection), recall('log.savedFilters', isSavedFilters), recall('sequence', isSequenceChoice), recall('sequence.lanes', isLaneChoices),
  ]);
  if (theme !== undefined && theme !== useTheme.getState().choice) useTheme.getState().choose(theme);
  if (time !== undefined) useLog.setState({ timeMode: time });
  if (filter !== undefined) useLog.setState({ filter });
  if (savedFilters !== undefined) useSavedFilters.getState().set(savedFilters);
  if (detailLayout !== undefined) useDetail.setState({ layout: detailLayout });
  if (sequence !== undefined) useSequence.setState(sequence);
  if (lanes !== undefined) useSequence.getState().restore(lanes);
  if (recent !== undefined) useRecent.getState().set(recent);
  if (start !== undefined) useStartForms.getState().restore(start);
  if (token !== undefined) useLastToken.setState(token);
  layout = dock;
  selection = selected;
  // Back to where one was, as long as it is still the same run of the host: after a fresh start, the start page.
  const sameRun = screen?.run === useConnection.getState().info?.run;
  const goOn = sameRun && screen?.screen === 'workbench';
  useShell.setState({ screen: goOn ? 'workbench' : 'start', opened: goOn });
}
