import type { ComponentRow } from './standard-2x';

/** Controllers that 2.1 brought. In our own words. */
export const CONTROLLERS_21: Readonly<Record<string, ComponentRow>> = {
  ACDERCtrlr: { help: 'Support of the grid by cars that have their inverter on board.', variables: { ModesSupported: ['MemberList!', 'Kinds of control that the EVSE can do.'] } },
  BatterySwapCtrlr: {
    help: 'Battery swapping.',
    variables: {
      IdToken: ['string', 'Token for charging the batteries that are in store.'], MaxSoc: ['integer', 'How full batteries are charged.', 'Percent'],
      TargetSoC: ['integer', 'How full a battery has to be to be given out.', 'Percent'], Timeout: ['integer', 'How long a driver has to put batteries in, or to take them out.', 's'],
    },
  },
  DCDERCtrlr: {
    help: 'Support of the grid by the EVSE\'s own inverter.',
    variables: {
      Enabled: ['boolean', 'It is on.'], MaxW: ['decimal!', 'Most active power.', 'W'], OverExcitedW: ['decimal!', 'Active power when over-excited.', 'W'],
      OverExcitedPF: ['decimal!', 'Power factor when over-excited.'], UnderExcitedW: ['decimal!', 'Active power when under-excited.', 'W'],
      UnderExcitedPF: ['decimal!', 'Power factor when under-excited.'], MaxVA: ['decimal!', 'Most apparent power.', 'VA'],
      MaxVar: ['decimal!', 'Most reactive power given.', 'var'], MaxVarNeg: ['decimal!', 'Most reactive power taken.', 'var'],
      MaxChargeRateW: ['decimal!', 'Most active power for charging.', 'W'], MaxChargeRateVA: ['decimal!', 'Most apparent power for charging.', 'VA'],
      VNom: ['decimal', 'Nominal voltage.', 'V'], MaxV: ['decimal', 'Highest voltage.', 'V'], MinV: ['decimal', 'Lowest voltage.', 'V'],
      ModesSupported: ['MemberList!', 'Kinds of control that the inverter can do.'], InverterManufacturer: ['string!', 'Maker of the inverter.'],
      InverterModel: ['string!', 'Model of the inverter.'], InverterSerialNumber: ['string', 'Serial number of the inverter.'],
      InverterSwVersion: ['string!', 'Software of the inverter.'], InverterHwVersion: ['string!', 'Hardware of the inverter.'],
      IslandingDetectionMethod: ['OptionList', 'How an island is noticed.'], IslandingDetectionTripTime: ['decimal', 'How soon it lets go then.', 's'],
      ReactiveSusceptance: ['decimal!', 'What stays connected when it has let go.'],
    },
  },
  NetworkConfiguration: {
    help: 'A network profile; the instance is its slot.',
    variables: {
      OcppCsmsUrl: ['string!', 'URL of the CSMS without the identity.'], OcppInterface: ['OptionList!', 'Network that is used.'], OcppTransport: ['OptionList!', 'How messages travel; always JSON.'],
      OcppVersion: ['OptionList!', 'Not looked at any more.'], MessageTimeout: ['integer!', 'How long an answer is waited for.', 's'], SecurityProfile: ['integer!', 'Security profile.'],
      Identity: ['string', 'Identity of the station here.'], BasicAuthPassword: ['string!', 'Password here. Nobody can read it back.'],
      VpnEnabled: ['boolean!', 'A VPN is used.'], VpnType: ['string', 'Its type.'], VpnServer: ['string', 'Its server.'], VpnUser: ['string', 'Its user.'], VpnGroup: ['string', 'Its group.'],
      VpnPassword: ['string', 'Its password.'], VpnKey: ['string', 'Its shared secret.'], ApnEnabled: ['boolean!', 'An access point of a mobile network is used.'], Apn: ['string', 'Its name.'],
      ApnUserName: ['string', 'Its user.'], ApnPassword: ['string', 'Its password.'], ApnAuthentication: ['string', 'How one signs in there.'], SimPin: ['string', 'PIN of the SIM card.'],
      PreferredNetwork: ['string', 'Mobile network that is wanted.'], UseOnlyPreferredNetwork: ['boolean', 'Use no other.'],
    },
  },
  PaymentCtrlr: {
    help: 'A payment terminal.',
    variables: {
      Enabled: ['boolean!', 'It is on.'], Problem: ['boolean!', 'Something is wrong with it.'], AuthorizeDirectPayment: ['boolean!', 'Ask the CSMS before a card is taken.'],
      AuthorizationAmount: ['decimal!', 'Amount that is set aside.'], IncrementalAuthorizationAmount: ['decimal', 'Amount that is added; 0 forbids it.'],
      IncrementalAuthorizationThreshold: ['decimal', 'How near the cost may come before more is set aside.'], PaymentDetails: ['MemberList!', 'What of the payment is told.'],
      SettlementByCSMS: ['boolean!', 'The CSMS settles.'], ReceiptServerUrl: ['string!', 'Where receipts are found.'], ReceiptByCSMS: ['boolean!', 'The CSMS tells where.'],
    },
  },
  V2XChargingCtrlr: {
    help: 'Energy from the car.',
    variables: {
      Enabled: ['boolean!', 'It is on.'], SupportedEnergyTransferModes: ['MemberList!', 'Ways in which energy can flow.'], SupportedOperationModes: ['MemberList!', 'Operation modes that the station knows.'],
      LocalFrequencyUpdateThreshold: ['decimal', 'Change of the frequency that makes it reckon anew.', 'mHz'], LocalLoadBalancing: ['decimal', 'Threshold or offset, as the instance says.', 'W'],
      TxStartedMeasurands: ['MemberList', 'What else is measured at the start, in the mode that the instance names.'], TxEndedMeasurands: ['MemberList', 'What else is measured for the end.'],
      TxUpdatedMeasurands: ['MemberList', 'What else is measured in between.'], TxEndedInterval: ['integer', 'Time between the former.', 's'], TxUpdatedInterval: ['integer', 'Time between the latter.', 's'],
    },
  },
  WebPaymentsCtrlr: { help: 'Payments by a QR code that changes.' },
};
