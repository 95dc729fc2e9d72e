// The words of the model, as src/draw/wording.rs has them: Korean, English.

/** Sort of word: word: [Korean, English]. */
export const TERMS = {
  kind: {
    partnership: ['제휴', 'partnership'],
    joint_development: ['공동개발', 'joint development'],
    membership: ['회원', 'member'],
    joint_venture: ['합작', 'joint venture'],
    investment: ['투자', 'investment'],
    equity_swap: ['지분교환', 'equity swap'],
    acquisition: ['인수', 'acquisition'],
    supply: ['공급', 'supply'],
    distribution: ['유통', 'distribution'],
    licensing: ['라이선스', 'licence'],
    integration: ['연동', 'integration'],
    support: ['지원', 'support'],
  },
  status: {
    talks: ['협의 중', 'in talks'], agreed: ['합의', 'agreed'], stalled: ['중단', 'stalled'], ended: ['종료', 'ended'],
  },
  org: {
    company: ['기업', 'company'],
    group: ['기업집단', 'business group'],
    university: ['대학', 'university'],
    institute: ['연구기관', 'institute'],
    public: ['공공', 'public body'],
    alliance: ['협의체', 'alliance'],
    hospital: ['병원', 'hospital'],
    media: ['언론', 'media'],
    association: ['협회·재단', 'association'],
  },
  role: {
    partner: ['협력', 'partner'],
    member: ['회원', 'member'],
    lead: ['주도', 'lead'],
    founder: ['설립', 'founder'],
    investor: ['투자자', 'investor'],
    investee: ['피투자', 'investee'],
    acquirer: ['인수자', 'acquirer'],
    target: ['인수 대상', 'target'],
    seller: ['매각자', 'seller'],
    supplier: ['공급자', 'supplier'],
    customer: ['고객', 'customer'],
    owner: ['제공자', 'owner'],
    channel: ['유통사', 'channel'],
    licensor: ['라이선스 제공', 'licensor'],
    licensee: ['라이선스 도입', 'licensee'],
    supporter: ['지원자', 'supporter'],
    supported: ['지원 대상', 'supported'],
    party: ['당사자', 'party'],
  },
  turn: {
    begun: ['시작', 'begun'], joined: ['합류', 'joined'], changed: ['변화', 'changed'], left: ['탈퇴', 'left'], ended: ['종료', 'ended'],
  },
};

/** Kinds in the order of the guide. */
export const KINDS = Object.keys(TERMS.kind);

/** Statuses in the order of a deal's life. */
export const STATUSES = Object.keys(TERMS.status);

/** Kinds that lead from one party to another. */
export const DIRECTED = new Set(['investment', 'acquisition', 'supply', 'distribution', 'licensing', 'support']);
