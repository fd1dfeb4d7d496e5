import { Menu, TextInput } from '@mantine/core';
import { IconFilePlus, IconFilter, IconFilterFilled, IconFolderOpen, IconPlayerTrackNext, IconPlus, IconSearch } from '@tabler/icons-react';
import { orNotify } from '../actions/operations';
import { runAction } from '../actions/registry';
import { OCPP_VERSIONS } from '../../shared/ocpp/version';
import { runningOf, useUseCases, type VerdictFilter } from '../stores/use-cases';
import { MenuButton } from '../ui/menu-button';
import { listedUseCase } from './catalogue';
import classes from './list.module.css';
import { runAll, runBlock, whyNotIn } from './operations';
import { BLOCKS } from '../../shared/use-cases/catalogue/model';

const VERDICTS: readonly { readonly value: VerdictFilter; readonly label: string }[] = [
  { value: 'all', label: 'Any verdict' }, { value: 'fail', label: 'Failed' }, { value: 'pass', label: 'Passed' },
  { value: 'open', label: 'Not seen, does not apply, cancelled' }, { value: 'never', label: 'Not run yet' },
];

/** Search and filters of the list, and what can be run of it at once. */
export function ListBar() {
  const search = useUseCases((state) => state.search);
  return (
    <div className={classes.bar} role="search" aria-label="Find use cases">
      <TextInput
        id="use-case-search" className={classes.search ?? ''} aria-label="Search the use cases" placeholder="Search" leftSection={<IconSearch size={13} aria-hidden />}
        value={search} onChange={({ currentTarget: { value } }) => useUseCases.getState().set({ search: value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && search !== '') { useUseCases.getState().set({ search: '' }); event.stopPropagation(); }
          if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault();
            document.querySelector<HTMLElement>('[role="tree"]')?.focus();
          }
        }}
      />
      <FilterMenu />
      <RunMenu />
      <Menu position="bottom-end">
        <Menu.Target><MenuButton label="A scenario of your own" icon={<IconPlus size={15} />} /></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconFilePlus size={14} aria-hidden />} onClick={() => runAction('scenarios.new')}>Write a scenario</Menu.Item>
          <Menu.Item leftSection={<IconFolderOpen size={14} aria-hidden />} onClick={() => runAction('scenarios.open')}>Open a scenario file…</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

function FilterMenu() {
  const version = useUseCases((state) => state.versionFilter);
  const verdict = useUseCases((state) => state.verdictFilter);
  const set = useUseCases((state) => state.set);
  const on = version !== 'all' || verdict !== 'all';
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target><MenuButton label="Filter the use cases" data-pressed={on || undefined} icon={on ? <IconFilterFilled size={15} /> : <IconFilter size={15} />} /></Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Last verdict</Menu.Label>
        <Menu.RadioGroup value={verdict} onChange={(value) => { const found = VERDICTS.find((one) => one.value === value); if (found) set({ verdictFilter: found.value }); }}>
          {VERDICTS.map(({ value, label }) => <Menu.RadioItem key={value} value={value}>{label}</Menu.RadioItem>)}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>Version</Menu.Label>
        <Menu.RadioGroup value={version} onChange={(value) => set({ versionFilter: OCPP_VERSIONS.find((one) => one === value) ?? 'all' })}>
          <Menu.RadioItem value="all">All versions</Menu.RadioItem>
          {OCPP_VERSIONS.map((one) => <Menu.RadioItem key={one} value={one}>OCPP {one}</Menu.RadioItem>)}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

function RunMenu() {
  const subject = useUseCases((state) => state.subject);
  const form = useUseCases((state) => state.form);
  const running = useUseCases((state) => runningOf(state.progress) !== undefined);
  const block = subject?.kind === 'use-case' ? listedUseCase(subject.id)?.useCase.block : undefined;
  const why = running ? 'A run is under way already.' : whyNotIn(form);
  const versions = form.setting === 'both' ? 'in all versions' : `in OCPP ${form.version}`;
  return (
    <Menu position="bottom-end">
      <Menu.Target><MenuButton label="Run several use cases" icon={<IconPlayerTrackNext size={15} />} /></Menu.Target>
      <Menu.Dropdown>
        {why !== undefined && <Menu.Label>{why}</Menu.Label>}
        {block !== undefined && <Menu.Item disabled={why !== undefined} onClick={() => void orNotify(runBlock(block))}>Run block {block}, {BLOCKS[block]}, {versions}</Menu.Item>}
        <Menu.Item disabled={why !== undefined} onClick={() => void orNotify(runAll())}>Run all use cases {versions}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
