import { IconChecklist, IconFileText } from '@tabler/icons-react';
import type { Action } from '../actions/registry';
import { usePanels } from '../stores/panels';
import { useShell } from '../stores/shell';
import { useUseCases, type Subject } from '../stores/use-cases';
import { LISTED } from './catalogue';

function show(subject: Subject): void {
  useShell.getState().goTo('workbench');
  usePanels.getState().show('use-cases', true);
  useUseCases.getState().show(subject);
}

/** Each use case and each own scenario by its name, once the page has been opened. */
export function useCaseActions(): readonly Action[] {
  return [
    ...LISTED.map(({ useCase: { id, title } }): Action => ({
      id: `use-case.${id}`, title: `${id} ${title}`, group: 'Use cases', keywords: 'use case', icon: IconChecklist, run: () => show({ kind: 'use-case', id }),
    })),
    ...useUseCases.getState().own.map(({ name, title }): Action => ({
      id: `scenario.${name}`, title: `Own scenario ${name}`, group: 'Use cases', keywords: title ?? '', icon: IconFileText, run: () => show({ kind: 'own', name }),
    })),
  ];
}
