import { Autocomplete, Button, Menu, PasswordInput, SegmentedControl, Select, TextInput, Tooltip } from '@mantine/core';
import { IconAdjustments, IconArrowsMaximize, IconArrowsMinimize, IconCopy, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Setting } from '../../shared/ipc/use-case-shapes';
import { OCPP_VERSIONS } from '../../shared/ocpp/version';
import { orNotify } from '../actions/operations';
import { FormError } from '../start/card';
import { useCsms } from '../stores/csms';
import { useJournal } from '../stores/journal';
import { usePanels } from '../stores/panels';
import { useSimulated } from '../stores/simulated';
import { useUseCases } from '../stores/use-cases';
import { IconButton } from '../ui/icon-button';
import { MenuButton } from '../ui/menu-button';
import { ShortcutKeys } from '../ui/shortcut-keys';
import { stateIn, type ListedUseCase } from './catalogue';
import classes from './run-bar.module.css';
import { Inputs } from './inputs';
import { runShown, whyNot } from './operations';
import { copyBuiltIn } from './own-scenarios';

const SETTINGS: readonly { readonly value: Setting; readonly label: string }[] = [
  { value: 'both', label: 'Both ends here' },
  { value: 'csms', label: 'Our CSMS, a real station' },
  { value: 'station', label: 'Our station, a real CSMS' },
  { value: 'offline', label: 'In the log that is shown' },
];

interface Props {
  readonly heading: ReactNode;
  /** Of a use case of the catalogue. */
  readonly listed?: ListedUseCase;
  /** Versions of an own scenario. */
  readonly versions?: readonly string[];
  /** What runs instead of what is saved. */
  readonly run?: () => Promise<unknown>;
  readonly blocked?: string | undefined;
  readonly onRun: () => void;
  readonly children?: ReactNode;
}

/** What is shown, where and in which version it runs, and the way to run it. */
export function RunBar({ heading, listed, versions, run, blocked, onRun, children }: Props) {
  const form = useUseCases((state) => state.form);
  const setForm = useUseCases((state) => state.setForm);
  // What can be run depends on these.
  useUseCases((state) => state.progress?.state);
  useUseCases((state) => state.own);
  useCsms((state) => state.state?.running !== undefined);
  const filled = usePanels((state) => state.filled);
  const [showInputs, setShowInputs] = useState(false);
  const why = blocked ?? whyNot();
  const start = (): void => {
    onRun();
    void (run ? run() : orNotify(runShown()));
  };
  return (
    <header className={classes.header}>
      <div className={classes.titleLine}>
        <h2>{heading}</h2>
        {children}
        {listed !== undefined && listed.scenarios.length > 0 && (
          <Menu position="bottom-end">
            <Menu.Target><MenuButton label="Copy as a scenario of your own" icon={<IconCopy size={15} />} /></Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>Copy as a scenario of your own</Menu.Label>
              {listed.scenarios.map(({ name, title, versions: of }) => <Menu.Item key={name} onClick={() => void copyBuiltIn(name)}>{title} · {of.join(', ')}</Menu.Item>)}
            </Menu.Dropdown>
          </Menu>
        )}
        <IconButton
          label={filled ? 'Give the panels their places again' : 'Fill the window'} shortcut="alt+m" icon={filled ? <IconArrowsMinimize size={15} /> : <IconArrowsMaximize size={15} />}
          onClick={() => (filled ? usePanels.getState().dock?.restore() : usePanels.getState().show('use-cases', false, true))}
        />
        <Tooltip label={why ?? <>Run it <ShortcutKeys keys="mod+enter" /></>}>
          <Button variant="filled" className={classes.run ?? ''} leftSection={<IconPlayerPlayFilled size={12} />} data-disabled={why !== undefined || undefined} aria-disabled={why !== undefined || undefined} onClick={() => { if (why === undefined) start(); }}>Run</Button>
        </Tooltip>
      </div>
      <div className={classes.tools}>
        <Select
          aria-label="Where it runs" w={194} data={SETTINGS} value={form.setting} withScrollArea={false}
          onChange={(value) => { const found = SETTINGS.find((one) => one.value === value); if (found) setForm({ setting: found.value }); }}
        />
        <SegmentedControl
          aria-label="OCPP version of the run"
          data={OCPP_VERSIONS.map((value) => ({ value, label: value, disabled: listed ? stateIn(listed, value) === 'absent' : versions?.includes(value) === false }))}
          value={form.version} onChange={(value) => { const found = OCPP_VERSIONS.find((one) => one === value); if (found) setForm({ version: found }); }}
        />
        <Target />
        <span className={classes.spring} />
        <IconButton label="Values that the run uses" pressed={showInputs} icon={<IconAdjustments size={15} />} onClick={() => setShowInputs(!showInputs)} />
      </div>
      {showInputs && <Inputs />}
      <FormError message={why !== undefined && why.startsWith('Start the CSMS') ? why : undefined} />
    </header>
  );
}

/** Whom our end is played against. */
function Target() {
  const form = useUseCases((state) => state.form);
  const setForm = useUseCases((state) => state.setForm);
  const connected = useCsms((state) => state.state?.stations);
  const inLog = useJournal((state) => state.info?.stations);
  const simulated = useSimulated(useShallow((state) => state.stations.map((station) => station.config)));
  switch (form.setting) {
    case 'both': return null;
    case 'csms':
      return (
        <Autocomplete
          aria-label="Station to test" w={150} placeholder="Identity, e.g. CP001" data={(connected ?? []).map(({ id }) => id)} value={form.station}
          onChange={(station) => setForm({ station, ...versionOf(connected?.find(({ id }) => id === station)?.version) })}
        />
      );
    case 'offline':
      return (
        <Autocomplete
          aria-label="Station in the log" w={150} placeholder={inLog?.length === 1 ? inLog[0]?.id ?? '' : 'Station in the log'} data={(inLog ?? []).map(({ id }) => id)} value={form.station}
          onChange={(station) => setForm({ station, ...versionOf(inLog?.find(({ id }) => id === station)?.version) })}
        />
      );
    case 'station':
      return (
        <>
          <TextInput aria-label="URL of the CSMS" w={210} placeholder="ws://host:port/path" value={form.url} onChange={({ currentTarget: { value } }) => setForm({ url: value })} />
          <Autocomplete
            aria-label="Identity of our station" w={110} placeholder="CP001" data={simulated.map(({ id }) => id)} value={form.ownStation}
            onChange={(ownStation) => { const known = simulated.find(({ id }) => id === ownStation); setForm({ ownStation, ...(known ? { url: known.url, version: known.version } : {}) }); }}
          />
          <PasswordInput aria-label="Password of our station" w={110} placeholder="Password" value={form.password} onChange={({ currentTarget: { value } }) => setForm({ password: value })} />
        </>
      );
  }
}

function versionOf(version: (typeof OCPP_VERSIONS)[number] | undefined): { version?: (typeof OCPP_VERSIONS)[number] } {
  return version === undefined ? {} : { version };
}
