//! When a tie was made, for an article of Monday, 15 March 2021.

use super::{check, en, ko};
use tieup::model::{Kind::*, Status::*};

#[test]
fn dates_that_count_from_another_day() {
    check(vec![
        ko("KT는 지난달 26일 우리은행과 업무협약을 맺었다.").tie(Partnership, "KT", "우리은행").when("2021-02-26"),
        ko("가온전자는 지난 1월 4일 나래통신에 투자했다. 같은 달 말에는 다온소프트와 업무협약을 맺었다.")
            .from(Investment, "가온전자", "나래통신")
            .when("2021-01-04")
            .tie(Partnership, "가온전자", "다온소프트")
            .when("2021-01"),
        ko("카카오는 올해 초 가온모빌리티와 업무제휴를 맺었다.")
            .tie(Partnership, "카카오", "가온모빌리티")
            .when("2021"),
        ko("가온홀딩스는 작년 12월 나래유통을 인수했다.").from(Acquisition, "가온홀딩스", "나래유통").when("2020-12"),
        ko("가온전자는 12일 주주총회를 열었다. 이날 나래통신과 업무협약도 체결했다.")
            .tie(Partnership, "가온전자", "나래통신")
            .when("2021-03-12"),
        ko("새봄은행은 전날 한별카드와 업무협약을 맺었다.").tie(Partnership, "새봄은행", "한별카드").when("2021-03-14"),
        ko("다온바이오는 2018년 5월 해솔제약과 기술이전 계약을 맺었고 이듬해 3월 누리바이오와 합작법인을 세웠다.")
            .tie(Licensing, "다온바이오", "해솔제약")
            .when("2018-05")
            .tie(JointVenture, "다온바이오", "누리바이오")
            .when("2019-03"),
        ko("LG화학은 2년 전 제너럴모터스와 합작법인을 설립했다.")
            .tie(JointVenture, "LG화학", "제너럴모터스")
            .when("2019"),
        ko("2015년 문을 연 라온로봇은 지난 8일 누리물류와 업무협약을 맺었다.")
            .tie(Partnership, "라온로봇", "누리물류")
            .when("2021-03-08")
            .open("누리물류 is not recognised as a name"),
        ko("가온전지는 2026년까지 나래모터스에 배터리를 공급하는 계약을 11일 체결했다.")
            .from(Supply, "가온전지", "나래모터스")
            .when("2021-03-11"),
        ko("가온전자와 나래통신은 오는 6월 선보일 로봇을 공동 개발하기로 12일 합의했다.")
            .tie(JointDevelopment, "가온전자", "나래통신")
            .is(Agreed)
            .when("2021-03-12"),
        ko("가온전자의 매출은 지난해 같은 기간보다 12% 늘었다. 회사는 15일 나래통신과 업무협약을 맺었다고 밝혔다.")
            .tie(Partnership, "가온전자", "나래통신")
            .when("2021-03-15")
            .open("회사는 does not lead back to the company of the sentence before"),
        ko("가온전자는 나래통신과 오래전부터 협력 관계를 이어 오고 있다.").any("가온전자", "나래통신").when(""),
        ko("내년에 문을 여는 누리병원은 다온바이오와 공동 연구 협약을 맺고 있다.")
            .any("누리병원", "다온바이오")
            .when(""),
        en("Ericsson signed a five-year network contract with Vodafone on Tuesday.")
            .any("Ericsson", "Vodafone")
            .when("2021-03-09"),
        en("Toyota invested in Gaon Mobility last month.").from(Investment, "Toyota", "Gaon Mobility").when("2021-02"),
        en("Nokia and Gaon Telecom, which was founded in 1999, announced a partnership on March 3.")
            .tie(Partnership, "Nokia", "Gaon Telecom")
            .when("2021-03-03")
            .open("the year of a relative clause dates the deal, which is too unsure besides"),
        en("Intel said on Monday it had completed in December its purchase of Nuri Semiconductor.")
            .from(Acquisition, "Intel", "Nuri Semiconductor")
            .when("2020-12"),
        en("Volvo, which plans to open a plant in 2025, buys batteries from Gaon Cells.")
            .from(Supply, "Gaon Cells", "Volvo")
            .when("")
            .open("'buys' reads as an acquisition, dated by the day of publication"),
    ]);
}
