import { Menu } from '@mantine/core';
import { IconCopy, IconDownload, IconShare } from '@tabler/icons-react';
import { MenuButton } from '../ui/menu-button';
import { copyMermaid, copyPng, copySvg, saveMermaid, savePng, saveSvg } from './share';

const copying = <IconCopy size={14} />;
const saving = <IconDownload size={14} />;

/** The diagram for others: on the clipboard, or as a file. */
export function ShareMenu({ disabled }: { readonly disabled: boolean }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target><MenuButton label="Share the diagram" icon={<IconShare size={15} />} disabled={disabled} /></Menu.Target>
      <Menu.Dropdown aria-label="Share the diagram">
        <Menu.Item leftSection={copying} onClick={() => void copyMermaid()}>Copy as Mermaid</Menu.Item>
        <Menu.Item leftSection={copying} onClick={() => void copyPng()}>Copy as PNG</Menu.Item>
        <Menu.Item leftSection={copying} onClick={() => void copySvg()}>Copy as SVG</Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={saving} onClick={() => void saveMermaid()}>Save as Mermaid</Menu.Item>
        <Menu.Item leftSection={saving} onClick={() => void savePng()}>Save as PNG</Menu.Item>
        <Menu.Item leftSection={saving} onClick={() => void saveSvg()}>Save as SVG</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
