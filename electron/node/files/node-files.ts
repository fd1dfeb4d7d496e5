import type { DownloadOptions, DownloadResult, FileTransfer, UploadOptions, UploadResult } from '../../../shared/platform/file-transfer';
import { FILE_SCHEMES, readFileUrl } from '../../../shared/platform/file-url';
import { httpDownload, httpUpload } from './http-transfer';

/** Files from and to other machines, by HTTP, HTTPS, FTP and FTPS. */
export class NodeFiles implements FileTransfer {
  readonly schemes = FILE_SCHEMES;

  async download(options: DownloadOptions): Promise<DownloadResult> {
    const read = readFileUrl(options.url);
    if (!read.ok) return read;
    return read.url.scheme === 'http' || read.url.scheme === 'https' ? httpDownload(options) : (await import('./ftp-transfer')).ftpDownload(options, read.url);
  }

  async upload(options: UploadOptions): Promise<UploadResult> {
    const read = readFileUrl(options.url);
    if (!read.ok) return read;
    return read.url.scheme === 'http' || read.url.scheme === 'https' ? httpUpload(options) : (await import('./ftp-transfer')).ftpUpload(options, read.url);
  }
}
