/** A tar archive (ustar) of these files. `long` writes names as headers of their own: as GNU tar does, or as POSIX.1-2001 has it. */
export function tarOf(files: readonly (readonly [name: string, content: Uint8Array | string])[], long?: 'gnu' | 'pax'): Buffer {
  return Buffer.concat([...files.flatMap(([name, content]) => {
    const bytes = Buffer.from(content);
    const record = ` path=${name}\n`;
    const said = Buffer.from(`${record.length + 3}${record}`);
    return [
      ...(long === 'gnu' ? [header('././@LongLink', name.length + 1, 'L'), padded(Buffer.from(`${name}\0`))] : []),
      ...(long === 'pax' ? [header('PaxHeaders/x', said.length, 'x'), padded(said)] : []),
      header(name.slice(0, 99), bytes.length, '0'), padded(bytes),
    ];
  }), Buffer.alloc(1024)]);
}

function header(name: string, size: number, kind: string): Buffer {
  const block = Buffer.alloc(512);
  block.write(name, 0);
  block.write('0000644\0', 100);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  block.write('        ', 148);
  block.write(kind, 156);
  block.write('ustar\x0000', 257);
  block.write(`${block.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}
