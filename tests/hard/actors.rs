//! Who is meant: units and brands, namesakes, groups and their companies, 양사 and 3사, those who speak.

use super::{check, en, ko};
use tieup::model::{Kind::*, Status::*};

#[test]
fn a_company_acts_through_a_unit_or_a_brand() {
    check(vec![
        ko("네이버의 게임 스트리밍 플랫폼 치지직은 15일 나래e스포츠와 독점 중계권 계약을 맺었다.")
            .any("네이버", "나래e스포츠")
            .is(Agreed)
            .open("나래e스포츠 is not recognised as a name"),
        ko("치지직은 15일 가온게임즈와 업무협약을 체결했다고 밝혔다.").tie(Partnership, "네이버", "가온게임즈"),
        ko("SK텔레콤의 메타버스 서비스 이프랜드가 가온엔터테인먼트와 손잡고 가상 콘서트를 연다.")
            .any("SK텔레콤", "가온엔터테인먼트"),
        ko("LG전자 VS사업본부는 2024년까지 누리모터스에 인포테인먼트 시스템을 공급하는 계약을 맺었다.").from(
            Supply,
            "LG전자",
            "누리모터스",
        ),
        ko("삼성전자 파운드리사업부는 나래반도체와 3나노 공정을 공동 개발하기로 했다.").tie(
            JointDevelopment,
            "삼성전자",
            "나래반도체",
        ),
        ko("새봄은행의 모바일 브랜드 ‘봄봄’은 한별카드와 제휴해 청년 통장을 내놨다.")
            .any("새봄은행", "한별카드")
            .open("no cue is telling enough for the article to be read"),
        ko("KT의 자회사 KT스카이라이프는 15일 나래케이블을 인수하기로 했다.")
            .from(Acquisition, "KT스카이라이프", "나래케이블")
            .no("KT", "나래케이블")
            .open("나래케이블 is not recognised as a name"),
        ko("네이버파이낸셜은 가온캐피탈과 대출 상품을 공동 개발했다. 모회사 네이버의 주가는 이날 2% 올랐다.")
            .tie(JointDevelopment, "네이버파이낸셜", "가온캐피탈")
            .no("네이버", "가온캐피탈"),
        ko("갤럭시S21과 아이폰12로 같은 장면을 찍어 화질을 견줘 봤다.").nothing(),
        ko("지난해 카카오톡으로 가장 많이 공유된 쇼핑 링크는 쿠팡이었다.").no("카카오", "쿠팡"),
        en("LG Electronics' vehicle components unit said on Monday it will supply displays to Gaon Motors.")
            .from(Supply, "LG Electronics", "Gaon Motors")
            .open("the possessive of a unit hides the company"),
        en("Harman, a unit of Samsung Electronics, agreed to supply audio systems to Toyota.")
            .any("Harman", "Toyota")
            .no("Samsung Electronics", "Toyota"),
        ko("롯데마트는 15일 농심과 상생 협력을 위한 업무협약을 체결했다고 밝혔다.").tie(
            Partnership,
            "롯데쇼핑",
            "농심",
        ),
        ko("삼성전자 DS부문은 15일 카이스트와 반도체 인재 양성을 위한 업무협약을 맺었다.").any("삼성전자", "카이스트"),
        ko("KT 엔터프라이즈부문은 15일 한국전력과 스마트그리드 사업을 위한 업무협약을 체결했다.").tie(
            Partnership,
            "KT",
            "한국전력",
        ),
        ko("한화솔루션 큐셀부문은 구글과 태양광 모듈 공급 계약을 체결했다.").any("한화큐셀", "구글"),
        ko("카카오뱅크는 15일 교보생명과 업무협약을 맺었다. 최대주주인 카카오는 이날 실적을 발표했다.")
            .tie(Partnership, "카카오뱅크", "교보생명")
            .no("카카오", "교보생명")
            .no("카카오", "카카오뱅크"),
        ko("네이버의 클라우드 자회사 네이버클라우드는 한국은행과 업무협약을 체결했다.")
            .any("네이버클라우드", "한국은행")
            .no("네이버", "한국은행"),
        en("Google's cloud arm signed a partnership agreement with Deutsche Telekom on Monday.")
            .any("Google", "Deutsche Telekom"),
    ]);
}

#[test]
fn namesakes() {
    check(vec![
        ko("카카오 원두 값이 오르자 오리온은 가온무역과 코코아 원료 공급 계약을 맺었다.")
            .tie(Supply, "오리온", "가온무역")
            .no("카카오", "오리온")
            .no("카카오", "가온무역")
            .open("가온무역 is not recognised as a name"),
        ko("SM엔터테인먼트는 가온픽처스와 합작법인을 세운다. 이름이 비슷한 SM그룹은 이번 계약과 관련이 없다.")
            .tie(JointVenture, "SM엔터테인먼트", "가온픽처스")
            .no("SM그룹", "가온픽처스")
            .no("SM그룹", "SM엔터테인먼트"),
        ko("현대백화점은 현대자동차와 손잡고 전국 매장에서 전기차 체험 행사를 연다.").any("현대백화점", "현대자동차"),
        ko("삼성제약은 15일 다온바이오와 치매 치료제 공동 임상에 들어갔다.")
            .tie(JointDevelopment, "삼성제약", "다온바이오")
            .no("삼성", "다온바이오")
            .no("삼성전자", "다온바이오"),
        ko("나래화장품은 아마존 열대우림을 지키는 누리환경재단에 1억원을 기부했다.")
            .from(Support, "나래화장품", "누리환경재단")
            .no("아마존", "나래화장품")
            .no("아마존", "누리환경재단"),
        ko("삼천리자전거는 15일 나래모빌리티와 전기자전거 공유 사업을 위한 업무협약을 체결했다.")
            .tie(Partnership, "삼천리자전거", "나래모빌리티")
            .no("삼천리", "나래모빌리티"),
        ko("신한대학교는 15일 가온정보와 산학협력 협약을 맺었다고 밝혔다.")
            .tie(Partnership, "신한대", "가온정보")
            .no("신한은행", "가온정보")
            .no("신한금융그룹", "가온정보"),
        ko("지원 대상은 나래식품과 다온푸드로, 새봄은행이 낮은 금리로 자금을 지원한다.")
            .from(Support, "새봄은행", "나래식품")
            .no("대상", "나래식품")
            .no("대상", "새봄은행")
            .open("다온푸드로 is taken for a name; the recipients stand in another clause"),
        ko("하나로 뭉친 시장 상인들은 가온마트와 상생협약을 맺었다.")
            .no("하나금융그룹", "가온마트")
            .no("하나은행", "가온마트"),
        ko("음악의 신세계를 연 나래재단은 가온픽처스의 후원을 받는다.")
            .from(Support, "가온픽처스", "나래재단")
            .no("신세계그룹", "가온픽처스"),
        en("Delta Electronics of Taiwan signed a memorandum of understanding with LG Uplus on Monday.")
            .tie(Partnership, "Delta Electronics", "LG Uplus")
            .no("델타항공", "LG Uplus")
            .open("a company with the country that it is of: too unsure"),
        en("The target audience of the show is young, said Nuri Media, which licensed the format to Gaon TV.")
            .from(Licensing, "Nuri Media", "Gaon TV")
            .no("타깃", "Nuri Media")
            .open("licensing told by a relative clause after 'said': too unsure"),
    ]);
}

#[test]
fn a_group_is_not_its_company() {
    check(vec![
        ko("삼성은 15일 가온대학교와 반도체 인재 양성을 위한 업무협약을 맺었다.")
            .any("삼성", "가온대학교")
            .no("삼성전자", "가온대학교"),
        ko("삼성전자는 15일 나래디스플레이와 마이크로LED 공동 개발 계약을 맺었다. 삼성그룹 차원의 전략이라는 평가다.")
            .tie(JointDevelopment, "삼성전자", "나래디스플레이")
            .no("삼성", "나래디스플레이"),
        ko("미래에셋컨설팅은 나래리조트와 호텔 위탁운영 계약을 체결했다. 미래에셋그룹은 부동산 사업을 넓히고 있다.")
            .any("미래에셋컨설팅", "나래리조트")
            .no("미래에셋그룹", "나래리조트"),
        ko("미래에셋그룹은 네이버와 5000억원 규모의 자사주를 맞교환했다.")
            .tie(EquitySwap, "미래에셋그룹", "네이버")
            .no("미래에셋컨설팅", "네이버"),
        ko("SK그룹은 15일 가온에너지 지분 20%를 1500억원에 인수했다고 밝혔다.")
            .from(Investment, "SK그룹", "가온에너지")
            .open("a stake that is 인수 reads as an acquisition"),
        ko("현대차그룹과 LG그룹이 배터리 동맹을 맺고 합작공장을 세운다.")
            .any("현대자동차그룹", "LG그룹")
            .no("현대자동차", "LG그룹"),
        ko("한화그룹 계열사인 한화시스템은 가온위성에 330억원을 투자했다.")
            .from(Investment, "한화시스템", "가온위성")
            .no("한화그룹", "가온위성")
            .open("no cue is telling enough for the article to be read"),
        ko("삼성전자의 자회사 하만은 나래모터스에 카오디오를 공급한다.")
            .from(Supply, "하만", "나래모터스")
            .no("삼성전자", "나래모터스")
            .open("카오디오 is taken for a company"),
        ko("롯데그룹은 롯데쇼핑과 롯데케미칼 대표를 교체하는 임원 인사를 단행했다.").nothing(),
        ko("공정위는 미래에셋그룹이 미래에셋컨설팅에 일감을 몰아줬다며 과징금을 부과했다.")
            .no("미래에셋그룹", "미래에셋컨설팅"),
        en("Hyundai Motor Group said on Monday its affiliate Kia had invested in the start-up Gaon Mobility.")
            .any("Kia", "Gaon Mobility")
            .no("Hyundai Motor Group", "Gaon Mobility")
            .open("a deal in reported speech of the group: too unsure"),
    ]);
}

#[test]
fn both_companies_all_three_the_same_company() {
    check(vec![
        ko("KT와 신한은행은 15일 서울 광화문에서 만났다. 양사는 블록체인 사업을 위한 업무협약을 맺었다.").tie(
            Partnership,
            "KT",
            "신한은행",
        ).open("양사 finds its two only where the sentence that names them holds a cue"),
        ko("네이버와 가온전자, 나래통신 대표가 15일 한자리에 모였다. 3사는 스마트홈 표준을 공동 개발하기로 합의했다.")
            .any("네이버", "가온전자")
            .any("네이버", "나래통신")
            .any("가온전자", "나래통신"),
        ko("가온전자 경영진은 최근 나래통신 본사를 찾았다. 두 회사는 6G 기술을 함께 연구하기로 했다.")
            .any("가온전자", "나래통신"),
        ko("현대자동차는 2019년 나래로보틱스에 투자했다. 올해 3월에는 같은 회사와 합작법인을 설립했다.")
            .from(Investment, "현대자동차", "나래로보틱스")
            .when("2019")
            .tie(JointVenture, "현대자동차", "나래로보틱스")
            .when("2021-03").open("같은 회사 is not resolved"),
        ko("가온로봇은 2017년 설립된 스타트업이다. 이 회사는 15일 누리물류와 업무협약을 맺었다.").tie(
            Partnership,
            "가온로봇",
            "누리물류",
        ),
        ko("다온제약은 지난 2월 누리바이오와 만나 신약 개발을 논의했다. 양측은 15일 기술이전 계약에 서명했다.")
            .tie(Licensing, "다온제약", "누리바이오")
            .is(Agreed).open("no cue is telling enough for the article to be read"),
        ko("새봄은행은 한별카드와 청년 금융 상품을 준비해 왔다. 양 기관은 이날 협약식을 열었다.")
            .any("새봄은행", "한별카드").open("한별카드 is not recognised as a name"),
        ko("KT와 SK텔레콤, LG유플러스가 5G 요금제를 내렸다. 3사는 가입자를 두고 치열하게 경쟁하고 있다.").nothing(),
        ko("가온전자는 나래소프트와 업무협약을 맺었다. 이동통신 3사인 SK텔레콤, KT, LG유플러스는 이를 지켜보고 있다.")
            .tie(Partnership, "가온전자", "나래소프트")
            .no("가온전자", "KT")
            .no("SK텔레콤", "KT"),
        ko("삼성전자와 애플이 나란히 신제품을 내놨다. 두 회사 모두 출고가를 올렸다.").nothing(),
        en("Toyota and Panasonic executives met on Monday. The two companies agreed to develop solid-state batteries \
            together.")
        .any("Toyota", "Panasonic").open("'the two companies' is resolved, but too unsure"),
        en("Gaon Electronics was founded in 2015. The company signed a supply agreement with Ford on Monday.").from(
            Supply,
            "Gaon Electronics",
            "Ford",
        ).open("'the company' does not lead back to the subject before"),
        ko("KT와 신한은행은 블록체인 분야에서 협력하기로 했다. 양사는 15일 업무협약을 맺고 공동 연구를 시작했다.")
            .tie(Partnership, "KT", "신한은행")
            .tie(JointDevelopment, "KT", "신한은행"),
        ko("LG전자는 15일 룩소프트와 업무협약을 체결했다고 밝혔다. 양사는 상반기에 합작법인도 설립하기로 했다.")
            .tie(JointVenture, "LG전자", "룩소프트"),
        ko("현대자동차는 우버와 손잡았다. 두 회사는 도심을 나는 비행체를 공동 개발한다.")
            .tie(JointDevelopment, "현대자동차", "우버"),
        ko("네이버와 KT, LG전자는 15일 업무협약을 체결했다. 3사는 스마트홈 서비스를 공동 개발할 계획이다.")
            .any("네이버", "KT")
            .any("네이버", "LG전자")
            .any("KT", "LG전자"),
        ko("KT는 신한은행과 업무협약을 맺었다. 경쟁사인 SK텔레콤과 LG유플러스는 실적을 발표했는데 두 회사 모두 이익이 늘었다.")
            .tie(Partnership, "KT", "신한은행")
            .no("SK텔레콤", "LG유플러스")
            .no("KT", "SK텔레콤"),
        en("Samsung Electronics and Qualcomm signed a multi-year agreement on Monday. Both companies will also develop \
            modem chips jointly.")
        .any("Samsung Electronics", "Qualcomm").open("'multi-year agreement' holds no cue; 'both companies' is too unsure"),
        ko("네이버는 15일 미래에셋그룹과 업무협약을 체결했다. 양사는 5000억원 규모의 지분도 교환하기로 했다.")
            .tie(EquitySwap, "네이버", "미래에셋그룹"),
        ko("삼성전자는 마이크로소프트와 전략적 파트너십을 맺었다. 두 회사는 클라우드 서비스를 공동 개발할 예정이다.")
            .tie(JointDevelopment, "삼성전자", "마이크로소프트"),
        ko("KT는 15일 카이스트와 업무협약을 맺었다. 양 기관은 대덕에 인공지능 공동 연구센터를 설립한다.")
            .tie(JointDevelopment, "KT", "카이스트"),
        ko("SK텔레콤은 카카오와 지분을 교환했다. 이 회사는 마이크로소프트와도 클라우드 게임 분야에서 협력하고 있다.")
            .any("SK텔레콤", "마이크로소프트")
            .no("카카오", "마이크로소프트"),
        ko("한화시스템은 가온에어에 투자했다. 양사는 하늘을 나는 택시를 함께 개발하고 있다.")
            .tie(JointDevelopment, "한화시스템", "가온에어"),
        ko("LG전자는 룩소프트와 업무협약을 맺었다. 삼성전자와 애플도 신제품을 냈지만 두 회사의 점유율은 떨어졌다.")
            .tie(Partnership, "LG전자", "룩소프트")
            .no("삼성전자", "애플")
            .no("LG전자", "애플"),
    ]);
}

#[test]
fn quoted_speech() {
    check(vec![
        ko("박지훈 가온텔레콤 대표는 “나래전자와 힘을 합쳐 6G 기술을 공동 개발하고 있다”고 말했다.").tie(
            JointDevelopment,
            "가온텔레콤",
            "나래전자",
        ),
        ko("김민수 다온은행 부행장은 15일 협약식에서 “누리카드와의 제휴로 청년 고객을 늘리겠다”고 밝혔다.").tie(
            Partnership,
            "다온은행",
            "누리카드",
        ),
        ko("“우리는 가온로봇에 50억원을 투자했다.” 이수진 나래벤처스 대표의 말이다.")
            .from(Investment, "나래벤처스", "가온로봇")
            .open("no cue is telling enough for the article to be read"),
        ko("나래전지 관계자는 “가온모빌리티와 배터리 공급 계약을 체결했다”고 전했다.").from(
            Supply,
            "나래전지",
            "가온모빌리티",
        ),
        ko("한별증권 김하늘 연구원은 “현대자동차와 나래전지의 합작법인 설립은 긍정적”이라고 평가했다.")
            .tie(JointVenture, "현대자동차", "나래전지")
            .no("한별증권", "현대자동차")
            .no("한별증권", "나래전지"),
        ko("정민호 LG유플러스 상무는 “이번에 손잡은 가온게임즈는 클라우드 게임의 강자”라고 소개했다.")
            .any("LG유플러스", "가온게임즈")
            .open("we and our partner inside the quotation: too unsure"),
        ko("이 장관은 간담회에서 “삼성전자와 현대자동차가 협력해야 미래차 시장을 이끌 수 있다”고 강조했다.")
            .no("삼성전자", "현대자동차"),
        ko("최가람 가온전자 대표는 “우리는 나래통신 같은 회사가 되고 싶다”며 “협력사의 도움이 컸다”고 말했다.")
            .no("가온전자", "나래통신"),
        ko("누리증권 연구원은 “카카오의 목표주가를 올린다”며 “광고 매출 성장이 가파르다”고 분석했다.")
            .no("누리증권", "카카오"),
        en("\"We are buying Gaon Robotics to enter the warehouse market,\" said Jane Park, chief executive of Nuri \
            Electronics.")
        .from(Acquisition, "Nuri Electronics", "Gaon Robotics")
        .open("we and our partner inside the quotation: too unsure"),
        en("\"Our partnership with Vodafone has gone from strength to strength,\" Ericsson's chief executive said on \
            Monday.")
        .any("Ericsson", "Vodafone"),
        en("\"I wish Nokia and Ericsson would work together,\" an analyst at Gaon Securities said.")
            .no("Nokia", "Ericsson")
            .open("a wish reads as a deed"),
    ]);
}
