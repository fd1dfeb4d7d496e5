import type { JsonObject } from '../../ocpp/json';
import { NOTHING, type Block2x } from '../block';
import { asJson, flag, has, text, texts, whole } from '../loose';

/** Block R (2.1): how a station serves the grid. */

function supersede(controls: Map<string, JsonObject>, ids: readonly string[]): void {
  for (const id of ids) {
    const control = controls.get(id);
    if (control) controls.set(id, { ...control, isSuperseded: true });
  }
}

export const derControl2x: Block2x = {
  serves: {
    NotifyDERAlarm: (request, { station }) => {
      const alarms = station.objects('der-alarm');
      const key = text(request, 'controlType') ?? '';
      if (flag(request, 'alarmEnded')) alarms.delete(key);
      else alarms.set(key, asJson(request));
      return NOTHING;
    },
    NotifyDERStartStop: (request, { station }) => {
      const controls = station.objects('der-control');
      const id = text(request, 'controlId') ?? '';
      const control = controls.get(id);
      supersede(controls, texts(request, 'supersededIds'));
      // Past its time a control is gone (R04.FR.10).
      if (control && !flag(request, 'started')) controls.delete(id);
      else if (control) controls.set(id, { ...control, started: true });
      return NOTHING;
    },
    ReportDERControl: (request, { station }) => {
      station.reports.add('ReportDERControl', whole(request, 'requestId') ?? -1, undefined, flag(request, 'tbc'));
      return NOTHING;
    },
  },
  effects: {
    SetDERControl: (request, response, { station }) => {
      if (text(response, 'status') !== 'Accepted') return;
      const controls = station.objects('der-control');
      controls.set(text(request, 'controlId') ?? '', asJson(request));
      // What is out of force stays at the station until it is cleared or its time is over; it may be the new one itself.
      supersede(controls, texts(response, 'supersededIds'));
    },
    ClearDERControl: (request, response, { station }) => {
      if (text(response, 'status') !== 'Accepted') return;
      const controls = station.objects('der-control');
      const id = text(request, 'controlId');
      for (const [key, control] of controls) {
        const meant = id !== undefined ? key === id : !has(request, 'controlType') || control.controlType === text(request, 'controlType');
        if (meant && (control.isDefault === true) === flag(request, 'isDefault')) controls.delete(key);
      }
    },
  },
};
