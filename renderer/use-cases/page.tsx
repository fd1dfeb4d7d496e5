import { IconChecklist } from '@tabler/icons-react';
import { useEffect } from 'react';
import { runAction } from '../actions/registry';
import { useUseCases } from '../stores/use-cases';
import { EmptyState } from '../ui/empty-state';
import { listedUseCase } from './catalogue';
import { OwnDetail } from './own-detail';
import classes from './page.module.css';
import { RunLine } from './run-line';
import { startUseCases } from './sync';
import { UseCaseDetail } from './use-case-detail';
import { UseCaseList } from './use-case-list';

/** The use cases of the standard and the person's own scenarios: the list, what is chosen of it, and how runs go. */
export function UseCasesPage() {
  useEffect(() => void startUseCases(), []);
  return (
    <div
      className={classes.page}
      onKeyDown={(event) => {
        if (event.defaultPrevented || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        runAction('use-cases.run');
      }}
    >
      <div className={classes.split}>
        <UseCaseList />
        <Detail />
      </div>
      <RunLine />
    </div>
  );
}

function Detail() {
  const subject = useUseCases((state) => state.subject);
  const listed = subject?.kind === 'use-case' ? listedUseCase(subject.id) : undefined;
  if (listed) return <UseCaseDetail key={listed.useCase.id} listed={listed} />;
  if (subject?.kind === 'own') return <OwnDetail key={subject.name} name={subject.name} />;
  return (
    <div className={classes.nothing}>
      <EmptyState icon={<IconChecklist size={26} stroke={1.5} />} title="Choose a use case">
        Each is explained, and most can be run: with both ends here, against a station, against a CSMS, or on a log.
      </EmptyState>
    </div>
  );
}
