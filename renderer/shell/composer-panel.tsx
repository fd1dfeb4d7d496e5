import { Loader } from '@mantine/core';
import { IconCode } from '@tabler/icons-react';
import { lazy, Suspense, type ComponentType } from 'react';
import { EmptyState } from '../ui/empty-state';
import { Panel } from '../ui/panel';

const found = Object.values(import.meta.glob<{ Composer: ComponentType }>('../composer/composer.tsx'))[0];
const Composer = lazy(async () => ({ default: found === undefined ? Missing : (await found()).Composer }));

function Missing() {
  return <EmptyState icon={<IconCode size={26} stroke={1.5} />} title="The composer is not part of this build" />;
}

/** The composer comes with its editor in a file of its own, loaded when it is first looked at. */
export function ComposerPanel() {
  return (
    <Panel>
      <Suspense fallback={<div style={{ display: 'grid', placeItems: 'center', height: '100%' }}><Loader size="xs" aria-label="Loading the editor" /></div>}>
        <Composer />
      </Suspense>
    </Panel>
  );
}
