import { Menu } from '@mantine/core';
import { EXPORT_FORMATS, exportLog, type ExportScope } from '../actions/operations';

/** The formats to export in, as items of a menu. */
export function ExportItems({ scope }: { readonly scope: ExportScope }) {
  return EXPORT_FORMATS.map(({ id, title }) => <Menu.Item key={id} onClick={() => void exportLog(id, scope)}>{capital(title)}</Menu.Item>);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
