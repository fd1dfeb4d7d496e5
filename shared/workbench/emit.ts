import type { EventName, EventValue } from '../ipc/contract';

/** Tells a window, or all of them, that something happened. */
export type Emit = <Name extends EventName>(name: Name, value: EventValue<Name>) => void;
