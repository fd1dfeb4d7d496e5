import { Menu } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { IconAlertTriangle, IconChecklist, IconDeviceDesktop, IconLayout, IconMoon, IconRobot, IconSearch, IconSun, IconX } from '@tabler/icons-react';
import { runAction } from '../actions/registry';
import { useJournal } from '../stores/journal';
import { PANEL_IDS, PANEL_TITLES } from '../stores/panels';
import { useProblems } from '../stores/problems';
import { useShell } from '../stores/shell';
import { useSimulated } from '../stores/simulated';
import { isThemeChoice, useTheme } from '../stores/theme';
import { runningOf, useUseCases } from '../stores/use-cases';
import { plural } from '../ui/format';
import { IconButton } from '../ui/icon-button';
import { Logo } from '../ui/logo';
import { MenuButton } from '../ui/menu-button';
import { ShortcutKeys } from '../ui/shortcut-keys';
import { CsmsChip } from './csms-chip';
import { ExportMenu } from './export-menu';
import { ReadingButton } from './reading-button';
import classes from './shell.module.css';

export function TopBar() {
  const screen = useShell((state) => state.screen);
  return (
    <header className={classes.topbar}>
      {screen === 'workbench' && (
        <button type="button" className={classes.brand} aria-label="Start page" title="Start page" onClick={() => runAction('app.start-page')}>
          <Logo size={22} /> <span className={classes.brandName}>OCPP Workbench</span>
        </button>
      )}
      <CsmsChip />
      <SimulatedChip />
      <UseCasesChip />
      <JournalName />
      {screen === 'start' && <WorkbenchButton />}
      <ProblemsChip />
      <button type="button" className={classes.command} aria-label="Command palette" onClick={spotlight.open}>
        <IconSearch size={13} aria-hidden /> <span className={classes.commandWord}>Commands</span> <ShortcutKeys keys="mod+k" />
      </button>
      {screen === 'workbench' && <PanelsMenu />}
      <ThemeMenu />
    </header>
  );
}

function SimulatedChip() {
  const all = useSimulated((state) => state.stations.length);
  const connected = useSimulated((state) => state.stations.filter(({ link }) => link === 'connected').length);
  if (all === 0) return null;
  return (
    <button type="button" className={classes.chip} onClick={() => runAction('panel.simulator')}>
      <IconRobot size={14} aria-hidden /> {all} simulated
      {connected < all && <span className={classes.dim}>{connected} connected</span>}
    </button>
  );
}

function UseCasesChip() {
  const running = useUseCases((state) => runningOf(state.progress));
  const ended = running === undefined ? 0 : running.done.pass + running.done.fail + running.done.other;
  return (
    <button type="button" className={classes.chip} onClick={() => runAction('use-cases.open')}>
      <IconChecklist size={14} aria-hidden /> Use cases
      {running !== undefined && <span className={classes.dim}>{running.total === 1 ? 'running' : `${ended} of ${running.total}`}</span>}
    </button>
  );
}

function JournalName() {
  const name = useJournal((state) => state.info?.name);
  const path = useJournal((state) => state.info?.path);
  const source = useJournal((state) => state.info?.source);
  return (
    <span className={classes.journal}>
      <span className={classes.journalName} title={path ?? name}>{name}</span>
      <ReadingButton />
      <ExportMenu />
      {source === 'file' && <IconButton label="Close the log and go back to the live journal" icon={<IconX size={13} />} onClick={() => runAction('log.close')} />}
    </span>
  );
}

function WorkbenchButton() {
  const entries = useJournal((state) => state.info?.entries ?? 0);
  return <button type="button" className={classes.chip} onClick={() => runAction('app.workbench')}>Open the workbench {entries > 0 && <span className={classes.dim}>{plural(entries, 'entry', 'entries')}</span>}</button>;
}

function ProblemsChip() {
  const problems = useProblems((state) => state.problems);
  if (problems.length === 0) return null;
  const tone = problems.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
  return (
    <button type="button" className={classes.chip} data-tone={tone} aria-label={plural(problems.length, 'problem')} onClick={() => runAction('panel.problems')}>
      <IconAlertTriangle size={14} aria-hidden /> {problems.length}
    </button>
  );
}

function PanelsMenu() {
  return (
    <Menu position="bottom-end">
      <Menu.Target><MenuButton label="Panels" icon={<IconLayout size={16} />} /></Menu.Target>
      <Menu.Dropdown>
        {PANEL_IDS.map((panel, index) => (
          <Menu.Item
            key={panel}
            rightSection={<ShortcutKeys keys={panel === 'use-cases' ? 'alt+u' : `alt+${(index + 1) % 10}`} />}
            onClick={() => runAction(panel === 'use-cases' ? 'use-cases.open' : `panel.${panel}`)}
          >
            {PANEL_TITLES[panel]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item rightSection={<ShortcutKeys keys="alt+m" />} onClick={() => runAction('panel.fill')}>Fill the window with the active group</Menu.Item>
        <Menu.Item onClick={() => runAction('layout.reset')}>Reset the layout</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function ThemeMenu() {
  const choice = useTheme((state) => state.choice);
  const scheme = useTheme((state) => state.scheme);
  const choose = useTheme((state) => state.choose);
  return (
    <Menu position="bottom-end">
      <Menu.Target><MenuButton label="Theme" icon={scheme === 'dark' ? <IconMoon size={16} /> : <IconSun size={16} />} /></Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={choice} onChange={(value) => { if (isThemeChoice(value)) choose(value); }}>
          <Menu.RadioItem value="auto" rightSection={<IconDeviceDesktop size={14} />}>As the system</Menu.RadioItem>
          <Menu.RadioItem value="dark" rightSection={<IconMoon size={14} />}>Dark</Menu.RadioItem>
          <Menu.RadioItem value="light" rightSection={<IconSun size={14} />}>Light</Menu.RadioItem>
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
