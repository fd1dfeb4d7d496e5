import type { CertificateSigningUseEnumType } from '../../../schemas/generated/v21.types';
import { NOTHING, type Block16, type Block2x } from '../block';
import type { Caller } from '../context';
import { asJson, text, whole, type Loose } from '../loose';

/** Block A: security events, and the station's own certificate (1.6: the security whitepaper). */

/** What a certificate is for that comes without a type. */
const OWN = 'ChargingStationCertificate';

function isSigningUse(type: string | undefined): type is CertificateSigningUseEnumType {
  return type === OWN || type === 'V2GCertificate' || type === 'V2G20Certificate';
}

function keepEvent(request: Loose<unknown>, { station }: Caller): typeof NOTHING {
  station.securityEvents.add(asJson(request));
  return NOTHING;
}

/**
 * Takes a certificate signing request. The signed certificate follows in a CertificateSigned of its own, never in the
 * answer, so this one is Accepted as soon as there is something to sign.
 */
function takeSigningRequest(csr: string | undefined, type: string | undefined, requestId: number | undefined, caller: Caller): { status: 'Accepted' | 'Rejected' } {
  const { csms, station } = caller;
  const use = type ?? OWN;
  if (csr === undefined || csr.trim() === '') return { status: 'Rejected' };
  if (csms.certificateAuthority?.canRead?.(csr) === false) {
    caller.note(`${station.id} asks for a ${use} with something that is no PKCS#10 request in PEM; it is rejected.`);
    return { status: 'Rejected' };
  }
  station.objects('signing-request').set(use, { csr, at: csms.clock.now() });
  if (!csms.certificateAuthority || !csms.settings.signCertificates) {
    caller.note(`No certificate authority is set up to sign: the ${use} that ${station.id} asks for must be sent by hand, in a CertificateSigned.`);
    return { status: 'Accepted' };
  }
  void sendSigned(csr, type, requestId, caller);
  return { status: 'Accepted' };
}

async function sendSigned(csr: string, type: string | undefined, requestId: number | undefined, caller: Caller): Promise<void> {
  const use = type ?? OWN;
  const serialNumber = caller.station.boot?.serialNumber;
  const result = await caller.csms.certificateAuthority?.sign(csr, use, caller.station.id, {
    days: caller.csms.settings.certificateDays, ...(serialNumber === undefined ? {} : { serialNumber }),
  })
    .catch((error: unknown) => ({ ok: false as const, message: error instanceof Error ? error.message : String(error) }));
  if (!result) return;
  if (!result.ok) return caller.note(`The ${use} of ${caller.station.id} was not signed: ${result.message}`);
  const { version } = caller;
  await caller.call('CertificateSigned', {
    certificateChain: result.certificateChain,
    // Without a type it is for the CSMS and for cars alike, as the request was (A02.FR.14).
    ...(version === '1.6' || !isSigningUse(type) ? {} : { certificateType: type }),
    // The request's number exists from 2.1 on.
    ...(version === '2.1' && requestId !== undefined ? { requestId } : {}),
  });
}

export const security16: Block16 = {
  effects: {
    CertificateSigned: (_request, response, { station }) => {
      if (text(response, 'status') === 'Accepted') station.objects('signing-request').delete(OWN);
    },
  },
  serves: {
    SecurityEventNotification: keepEvent,
    SignCertificate: (request, caller) => takeSigningRequest(text(request, 'csr'), undefined, undefined, caller),
  },
};

export const security2x: Block2x = {
  serves: {
    SecurityEventNotification: keepEvent,
    SignCertificate: (request, caller) =>
      takeSigningRequest(text(request, 'csr'), text(request, 'certificateType'), whole(request, 'requestId'), caller),
  },
  effects: {
    CertificateSigned: (request, response, { station }) => {
      if (text(response, 'status') === 'Accepted') station.objects('signing-request').delete(text(request, 'certificateType') ?? OWN);
    },
  },
};

