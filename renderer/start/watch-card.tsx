import { Button, SegmentedControl } from '@mantine/core';
import { IconPlayerPlayFilled } from '@tabler/icons-react';
import { useState } from 'react';
import { OCPP_VERSIONS } from '../../shared/ocpp/version';
import { watchSession } from '../actions/operations';
import { useStartForms } from '../stores/start-forms';
import { FormError } from './card';
import classes from './start-page.module.css';
import { WireDrawing } from './wire-drawing';

/** The quickest way to see something: both ends here, one click. */
export function WatchCard() {
  const version = useStartForms((state) => state.demoVersion);
  const setVersion = useStartForms((state) => state.setDemoVersion);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const watch = async (): Promise<void> => {
    setBusy(true);
    const failed = await watchSession(version);
    setBusy(false);
    setError(failed?.message);
  };
  return (
    <section className={classes.watch} aria-labelledby="watch-title">
      <div className={classes.watchText}>
        <h2 id="watch-title">Watch a charging session</h2>
        <p>A simulated station charges a car at the embedded CSMS, over a real WebSocket: boot, plug in, authorize, meter values, stop, unplug.</p>
        <div className={classes.watchTools}>
          <SegmentedControl
            aria-label="OCPP version of the session"
            size="sm"
            data={OCPP_VERSIONS.map((value) => ({ value, label: value }))}
            value={version}
            onChange={(value) => { const chosen = OCPP_VERSIONS.find((one) => one === value); if (chosen !== undefined) setVersion(chosen); }}
          />
          <Button variant="filled" className={classes.big} leftSection={<IconPlayerPlayFilled size={14} />} loading={busy} onClick={() => void watch()}>Watch a session</Button>
        </div>
        <FormError message={error} />
      </div>
      <WireDrawing version={version} />
    </section>
  );
}
