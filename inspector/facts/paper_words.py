"""The placeholders that papers may use: names in templates, and what each stands for."""

from __future__ import annotations

from collections.abc import Mapping

PLACEHOLDERS: Mapping[str, str] = {
    "agency": "检查机关",
    "mode": "检查性质",
    "visit_type": "检查类型，如 日常检查",
    "visit_number": "检查记录的文号",
    "visit_date": "检查日期",
    "visit_begun": "检查开始的日期和时间",
    "visit_start": "检查开始的时间，写成 2026-11-26 09:00",
    "visit_time": "检查起止时间",
    "record_title": "检查记录的名称",
    "checklists": "检查表和项数",
    "depth": "必查或全项",
    "basis": "本文书在这种检查性质下的法律依据",
    "certificate": "执法证号或工作证号这几个字",
    "officers": "检查人员，带证号",
    "officer_names": "检查人员姓名",
    "leader": "检查组长姓名",
    "fellows": "检查组长以外的检查人员姓名",
    "assistants": "协助人员",
    "assistant_count": "协助人员人数",
    "companions": "陪同和在场人员",
    "facility": "检查对象名称",
    "kinds": "检查对象类型",
    "code": "统一社会信用代码",
    "address": "地址",
    "township": "乡镇（街道）",
    "person_in_charge": "负责人",
    "phone": "联系电话",
    "organizer": "举办单位",
    "owner": "产权单位",
    "operator": "运营单位",
    "operation": "运营性质",
    "beds": "床位数",
    "issued_on": "出具日期",
    "title": "本文书的名称",
    "number": "本文书的文号",
    "edition": "版次，第 1 版为空",
    "departments": "所列问题的主管部门",
    "count": "本文书列出的问题数",
    "found_count": "检查发现的问题数，不含建议",
    "hazard_count": "其中属于重大事故隐患的项数",
    "advice_count": "建议的项数",
    "photo_count": "可以附送的照片张数",
    "last_deadline": "所列问题中最晚的期限",
    "conclusion": "检查结论",
    "nothing_checked": "一项也没有查到结果时的说明，查到了结果的为空",
    "summary": "检查情况小结，只有数目和检查点",
    "order_title": "本次检查已出具的责令限期改正通知书或整改建议书的名称",
    "order_number": "它的文号",
    "order_date": "它的出具日期",
    "order_served": "它的送达日期",
    "notice_number": "检查通知书的文号",
    "recheck_day": "复查日期，写成 2026-12-08",
    "recheck_time": "复查时间，写成 2026-12-08 10:00",
    "frequency": "本年第几次检查，本次是否计入频次",
    "origin": "检查来源，没有登记时为空",
    "origin_note": "工单号、计划名称或交办文号",
    "entry_code": "扫码入企的检查码编号，不用的地方为空",
    "notice_way": "检查方式，个案检查不事先通知，其他为空",
    "annual_cap": "年度频次上限，没有公布时为空",
    "no_stake": "检查人员的回避声明，有人没有声明时为空",
    "publish_by": "检查结束后第 20 个工作日",
    "service_manner": "送达方式",
    "service_receiver": "收件人",
    "service_time": "送达时间",
    "service_place": "送达地点",
    "service_proxy": "代收人及其与受送达人的关系",
    "service_refusal": "拒收的理由",
    "service_witnesses": "见证人",
    "service_by": "送达人",
    "service_note": "邮寄送达的邮件号码",
}

FINDING_PLACEHOLDERS: Mapping[str, str] = {
    "recheck": "复查结果",
    "recheck_note": "复查所见",
}
"""What the default of an input that is asked for each finding may use."""

WRITTEN_LATER = tuple(name for name in PLACEHOLDERS if name.startswith("service_"))
"""What is often written by pen when the paper is handed over: left empty it stays blank."""

SERVED = "service_manner"
"""Known once the papers were served: what is empty then is empty for good."""
