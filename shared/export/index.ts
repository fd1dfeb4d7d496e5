import { csvExporter } from './csv';
import type { Exporter } from './exporter';
import { journalExporter } from './journal';
import { jsonLinesExporter } from './json-lines';
import { mermaidExporter } from './mermaid';
import { ocppTraceExporter } from './ocpp-trace';

/** Every format that can be written. */
export const EXPORTERS: readonly Exporter[] = [journalExporter, ocppTraceExporter, jsonLinesExporter, csvExporter, mermaidExporter];

/** The exporter of that id; undefined when there is none. */
export function exporterOf(id: string): Exporter | undefined {
  return EXPORTERS.find((exporter) => exporter.id === id);
}
