import { MantineProvider } from '@mantine/core';
import { lazy, Suspense, useEffect } from 'react';
import { cssVariables, theme } from './design/theme';
import { HandOverCard } from './import/hand-over-card';
import { PasteAnywhere } from './import/paste';
import { Dialogs } from './shell/dialogs';
import { DropZone } from './shell/drop-zone';
import { LinkBanner } from './shell/link-banner';
import { Notices } from './shell/notices';
import { Opening } from './shell/opening';
import { Palette } from './shell/palette';
import { StatusBar } from './shell/status-bar';
import { TopBar } from './shell/top-bar';
import { PanelBoundary } from './ui/panel-boundary';
import classes from './shell/shell.module.css';
import { StartPage } from './start/start-page';
import { useConnection } from './stores/connection';
import { useImport } from './stores/import-preview';
import { useJournal } from './stores/journal';
import { useShell } from './stores/shell';
import { useTheme } from './stores/theme';

const Dock = lazy(async () => ({ default: (await import('./shell/dock')).Dock }));

const PreviewDialog = lazy(async () => ({ default: (await import('./import/preview-dialog')).PreviewDialog }));

export function App() {
  const scheme = useTheme((state) => state.scheme);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme={scheme}>
      <Window />
    </MantineProvider>
  );
}

function Window() {
  useTitle();
  const screen = useShell((state) => state.screen);
  const opened = useShell((state) => state.opened);
  const refused = useConnection((state) => state.link.kind === 'refused');
  if (screen === undefined || refused) return <Opening />;
  return (
    <div className={classes.window}>
      <TopBar />
      <LinkBanner />
      <div className={classes.stage}>
        {screen === 'start' && <StartPage />}
        {opened && (
          // Once opened it stays, out of sight behind the start page: editors and places are as they were left.
          <main className={classes.main} aria-label="Workbench" inert={screen === 'start'} data-hidden={screen === 'start' || undefined}>
            <PanelBoundary><Suspense fallback={null}><Dock /></Suspense></PanelBoundary>
          </main>
        )}
      </div>
      <StatusBar />
      <Palette />
      <Dialogs />
      <div className={classes.corner}>
        <Notices />
        <HandOverCard />
      </div>
      <DropZone />
      <PasteAnywhere />
      <Import />
    </div>
  );
}

/** The preview of a log comes with its first one. */
function Import() {
  const needed = useImport((state) => state.offer !== '');
  return needed ? <Suspense fallback={null}><PreviewDialog /></Suspense> : null;
}

/** The window's title names an opened log. */
function useTitle(): void {
  const opened = useJournal((state) => (state.info?.source === 'file' ? state.info.name : undefined));
  useEffect(() => { document.title = opened === undefined ? 'OCPP Workbench' : `${opened} · OCPP Workbench`; }, [opened]);
}
