"""The catalogue of what can go wrong: a code, and a sentence saying where, what and what to do."""

from __future__ import annotations

from inspector.i18n import N_, _

CATALOGUE: dict[str, str] = {
    "answer.bad_count": N_("{field} 不能是 {value}，要填 0 到 100000 的整数"),
    "answer.bad_instance": N_("抽查点「{instance}」里不能有斜线，请换一个写法"),
    "answer.bad_numbers": N_(
        "「{part}」看不懂，要写检查项的序号，例如 3 17 42；没有不符合的，写 无"
    ),
    "answer.bad_time": N_("{value} 不是时间，要写成 2026-11-20 14:30"),
    "answer.bad_value": N_("{value} 不是数，请填数字，例如 1.35"),
    "answer.both_numbers": N_("第 {numbers} 项又写了不符合、又写了留着，只留一处"),
    "answer.hazard_not_failed": N_(
        "「{item}」判为属于重大事故隐患，就不能选符合或不涉及；请选不符合，或去掉这一项判定"
    ),
    "answer.hazard_reference": N_(
        "「{item}」的重大事故隐患情形只管登记的养老机构，这里只作参照，只能选「不属于」或「难以判定」"
    ),
    "answer.hazard_unverified": N_(
        "「{item}」对应的重大事故隐患情形待核，只能选「难以判定」，请提请部门研判"
    ),
    "answer.more_bad": N_("「{item}」的不合格数比抽查数还多，请核对"),
    "answer.no_hazard": N_("「{item}」不对应重大事故隐患情形，请去掉这一项判定"),
    "answer.no_number": N_("本次检查没有第 {numbers} 项，序号到 {last} 为止，请对照随身单核对"),
    "answer.not_computed": N_("「{item}」不是要计算的检查项"),
    "answer.not_measured": N_("「{item}」没有要量的数值，{value} 请写进看到的事实里"),
    "answer.nothing_to_confirm": N_("这里没有可以一起确认的检查项，请逐项作答"),
    "answer.other_sheet": N_(
        "随身单 {sheet} 与现在的检查项对不上（现在是 {now}），序号可能变了，请逐项作答"
    ),
    "answer.unknown_item": N_("本次检查没有检查项 {item}，请核对编号"),
    "backup.failed": N_("备份到 {path} 没有成功（{what}），请检查空间和写保护后再试"),
    "backup.unsound": N_("备份 {path} 没有通过校验，已丢弃，请换一个位置再试"),
    "calc.argument_missing": N_("算式 {name} 缺少参数 {argument}，请补上"),
    "calc.argument_range": N_("算式 {name} 的参数 {argument}={value} 超出范围（{range}），请改正"),
    "calc.argument_twice": N_("算式 {name} 的参数 {argument} 写了两次，只留一个"),
    "calc.argument_unknown": N_("算式 {name} 没有参数 {argument}，可用的有：{known}"),
    "calc.calendar": N_("日历文件 {file} 看不懂，照 calendars/README.md 的写法改正"),
    "calc.unknown": N_("没有算式 {name}，可用的有：{known}"),
    "cell.choice": N_("「{value}」不在可选的词里，请改成：{known}"),
    "cell.date": N_("这一格被当成了日期时间 {value}，请把单元格格式改成「文本」，再照原样输入"),
    "cell.empty": N_("这一格是空的，请填上（{hint}）"),
    "cell.flag": N_("这一格被当成了真假值（{value}），请把单元格格式改成「文本」，再照原样输入"),
    "cell.number": N_(
        "这一格是数字 {value}，末尾的 0 可能丢了，请把单元格格式改成「文本」，再照原样输入"
    ),
    "checklist.bad_facts": N_("{path} 不是一个 JSON 对象，请检查括号和引号"),
    "checklist.file_taken": N_("{path} 已经有了，没有改动它；请换一个文件夹，或先移走它"),
    "checklist.no_file": N_("找不到文件 {path}，请核对路径"),
    "checklist.unknown": N_("没有检查表或检查项 {name}，用 inspector checklist list 看有哪些"),
    "clause.needs_number": N_("条款 {clause} 登记册里没有条号，请写上在原文里读到的条号"),
    "clause.not_confirmed": N_("条款 {clause} 没有人确认过条号，不用撤回"),
    "clause.unknown": N_("没有条款 {clause}，用 inspector checklist clauses 看有哪些"),
    "clause.verified": N_("条款 {clause} 的条号已经核过，不用再确认"),
    "condition.bad_value": N_("「{fact}」不能与「{value}」比，要写成 {example} 这样"),
    "condition.bad_word": N_("「{fact}」没有「{word}」这个词，可用：{known}"),
    "condition.no_bracket": N_("条件「{text}」的括号没有配对，请补上或删去"),
    "condition.not_compared": N_("「{fact}」不能比大小，只能写 ="),
    "condition.twice": N_("一个条件里「{what}」写了两次，请合成一个，或拆成两项"),
    "condition.unknown_fact": N_(
        "看不懂「{name}」，要写成 事实 = 词 或 事实 >= 数；可用的事实：{known}"
    ),
    "condition.unreadable": N_(
        "看不懂「{part}」，写法例如：类型 = 养老机构、日间照料中心；床位 >= 20"
    ),
    "condition.unsupported": N_("「{part}」不支持，只支持 ${{事实}} = 'x' 这样的条件"),
    "demo.not_empty": N_("{path} 里已有别的内容，没有改动它；请给一个新的或空的文件夹"),
    "document.bad_field": N_("「{field}」不能是「{value}」，要填{expected}"),
    "document.bad_finding": N_("第 {number} 项不能写进{title}：{why}"),
    "document.blocked": N_("{title}还不能出具，有 {count} 处要先改正：{first}"),
    "document.broken": N_("文书用语文件有 {count} 处问题，没有载入：\n{problems}"),
    "document.no_condition": N_("{title}没有可以说明理由的条件 {condition}，现有：{known}"),
    "document.no_finding": N_("这次检查没有第 {number} 项问题，请核对编号"),
    "document.no_revision": N_("{title}没有第 {revision} 版，请核对版次"),
    "document.not_draft": N_("{title}已经出具，不能直接改；要改请出更正版并写明理由"),
    "document.not_in_mode": N_("{mode}不出{title}，请换一种文书"),
    "document.not_issued": N_("{title}还没有出具，请先出具"),
    "document.not_now": N_("现在不能做{title}：{why}"),
    "document.unknown": N_("没有文书 {id}，请核对编号"),
    "document.unknown_field": N_("{title}没有 {field} 这一栏，可用的有：{known}"),
    "document.unknown_type": N_("没有文书种类 {type}，可用的有：{known}"),
    "document.void": N_("{title}已经作废（{reason}），不能再用"),
    "evidence.damaged": N_("证据文件 {sha256} 与存入时不一致，已经损坏，请从备份恢复"),
    "evidence.missing": N_("找不到证据文件 {sha256}，请从备份恢复"),
    "facility.bad_value": N_("{field} 不能是「{value}」，要填{expected}"),
    "facility.kind_missing": N_("还没有选检查对象的类型，请至少选一种"),
    "facility.name_missing": N_("还没有填检查对象的名称，请补上"),
    "facility.not_an_object": N_('事实要写成一个 JSON 对象，例如 {{"beds": 68}}'),
    "facility.unknown": N_("没有检查对象 {id}，请核对编号"),
    "facility.unknown_field": N_("没有事实 {field}，可用的有：{known}"),
    "field.empty": N_("{field} 还没有填，请补上"),
    "file.cannot_read": N_("读不了文件 {path}（{what}），请核对路径和权限"),
    "file.cannot_write": N_("写不了文件 {path}（{what}），请换一个位置"),
    "fill.bad_value": N_("{key} 要写{expected}"),
    "fill.no_answers": N_('{path} 里没有 answers 列表，格式是 {{"answers": [...]}}'),
    "fill.refused": N_("有 {count} 条填不进去，什么都没有写入：\n{problems}"),
    "fill.twice": N_("与第 {n} 条是同一项、同一处，请只留一条"),
    "fill.unknown_key": N_("不认识的键 {key}，请删去"),
    "finding.at_once": N_("「{topic}」要求立即改正，不能延期；请落实临时措施，改不了的移送"),
    "finding.bad_day": N_("{field}不能是 {day}，要在 {first} 到 {last} 之间"),
    "finding.bad_rectifier": N_("整改主体不能是 {value}，可用的有：{known}"),
    "finding.basis_missing": N_(
        "「{topic}」还没有复查合格，销号要写明凭什么核实，例如看了照片和票据"
    ),
    "finding.hazard_supervisor": N_("「{topic}」是重大事故隐患，先填督办领导才能销号"),
    "finding.hazard_visit": N_(
        "「{topic}」是重大事故隐患，要到现场复查合格，或者移送部门来文说已改正并登记了文号，才能销号"
    ),
    "finding.papers_apart": N_("这些问题不是同一次检查查出的，{title}要分开出；请分几次办"),
    "finding.no_paper": N_("「{topic}」不能写进{title}：{why}；可以只在台账里办"),
    "finding.merge_hazard": N_("「{topic}」是重大事故隐患，要单独督办；请把别的问题并入它"),
    "finding.merge_itself": N_("要合并的问题里有它自己，或者一条写了两次，请去掉"),
    "finding.merge_other": N_("「{topic}」是另一家单位的问题，不能合并"),
    "finding.no_deadline": N_("「{topic}」是建议，没有期限，不用延期"),
    "finding.not_in_ledger": N_("「{topic}」还没有进台账，检查记录签完字以后再办"),
    "finding.not_later": N_("新期限 {until} 不晚于现在的期限 {deadline}，请核对日期"),
    "finding.not_now": N_("「{topic}」现在是{state}，不能{act}：{hint}"),
    "finding.picture_kept": N_(
        "「{topic}」{state}，照片是当时的凭据，不能去掉；要遮的可以遮挡，拍错了先重新整改"
    ),
    "finding.split_few": N_("拆分要写至少两处，每处写明具体位置"),
    "finding.split_merged": N_("「{topic}」里并入了别的问题，先取消合并再拆分"),
    "finding.term_early": N_("期限 {day} 早于 {start}，请核对日期"),
    "finding.unknown": N_("没有问题 {id}，请核对编号"),
    "finding.unknown_field": N_("没有可以填的一栏 {field}，可用的有：{known}"),
    "history.none": N_("没有关于 {subject} 的记录，请核对编号"),
    "import.empty": N_("{path} 里没有内容，请先填写"),
    "import.no_name_column": N_("{path} 第一行没有「名称」这一列，请用程序给的模板"),
    "import.no_workbook": N_("{path} 不是能读的 XLSX，请另存为 XLSX 再导入"),
    "import.too_large": N_("{path} 超过 20 MB，请拆开再导入"),
    "import.too_many": N_("{path} 超过 {most} 行，请拆开再导入"),
    "import.unreadable": N_("{path} 不是能读的 XLSX 或 CSV，请另存后再导入"),
    "interview.bad_place": N_("位置「{place}」不行，只写床号或序号，例如 203-2床、序号4，不写姓名"),
    "interview.bad_reply": N_("不能答「{value}」，要写 yes、no 或 unsure"),
    "interview.no_answer": N_("还没有记一句回答，请至少答一个问题"),
    "interview.personal_data": N_("谈话内容里有像{what}的数字，访谈不记是谁，请删去"),
    "interview.unknown": N_("没有访谈 {id}，请核对编号"),
    "interview.unknown_question": N_("{kind}没有问题 {question}，可用的有：{known}"),
    "journal.float": N_("日志里不能写浮点数 {value}，请写成文字"),
    "journal.not_an_object": N_("日志正文不是 JSON 对象，数据可能已损坏，请从备份恢复"),
    "journal.surrogate": N_("文字里有残缺的字符，不能保存，请重新输入"),
    "lead.handed_over": N_("已经移交{to}，还没有回执；有了回执再登记回执"),
    "lead.none_waiting": N_("没有等着回执的移交，请先移交，或核对接收部门"),
    "lead.several_waiting": N_("有几个部门还没有回执，请写明是哪一个：{known}"),
    "lead.unknown": N_("没有线索单 {id}，请核对编号"),
    "ledger.no_columns": N_("{path} 的第一行没有列名，请用上级系统给的表"),
    "ledger.profile_name": N_("方案名称要填 1 到 {most} 个字"),
    "ledger.profile_unknown": N_("没有列的方案 {name}，现有：{known}"),
    "ledger.unknown_column": N_("这本台账没有 {column} 这一列，可用的有：{known}"),
    "library.broken": N_("检查表文件有 {count} 处问题，没有载入：\n{problems}"),
    "note.unknown": N_("没有随手记 {id}，请核对编号"),
    "number.bad_block": N_("号段 {first} 至 {last} 不对，要在 1 到 {most} 之间，前小后大"),
    "number.bad_prefix": N_("文号代字要填 1 到 {most} 个字，例如 示镇检"),
    "number.exhausted": N_(
        "{title} {year} 年的号段 {first} 至 {last} 已经用完，请领新的号段填进设置"
    ),
    "number.none": N_("{title}不编文号，不用设号段"),
    "number.prefix_taken": N_("文号代字「{prefix}」已用于{mode}，请换一个，免得两份文书同号"),
    "photo.bad_redaction": N_("遮挡范围 {value} 不对，要写成 左,上,宽,高，都是 0 到 1 之间的小数"),
    "pack.needed": N_(
        "别的检查库包要用到「{title}」，没有移除它；先移除或改好那些包（{count} 处）：\n{problems}"
    ),
    "pack.no_folder": N_("找不到文件夹 {path}，请核对路径"),
    "pack.older": N_(
        "「{title}」已装第 {installed} 版，这份是更旧的第 {version} 版，没有安装；"
        "确要退回旧版，请另行确认（命令行加 --allow-older）"
    ),
    "pack.same_version": N_(
        "「{title}」已装第 {version} 版，这份也写第 {version} 版，内容却不同，没有安装；"
        "请发包单位升高版本号"
    ),
    "pack.taken": N_("{path} 已经有了，没有改动它；请换一个名字，或先移走它"),
    "pack.unknown": N_("没有装过检查库包 {id}，已装的有：{known}"),
    "pack.unsound": N_("{name} 不是可以安装的检查库包（{what}），什么都没有改；请重新索取"),
    "photo.file_too_large": N_(
        "{name} 有 {size} MB，照片文件最多 {limit} MB，没有添加；请缩小后再添加"
    ),
    "photo.format": N_("{name} 不是 JPEG、PNG 或 HEIC 照片，没有添加；请另存为 JPEG 后再添加"),
    "photo.none_kept": N_("照片都没有添加：{why}"),
    "photo.too_large": N_(
        "{name} 有 {pixels} 万像素，这种照片最多 {limit} 万，没有添加；请缩小后再添加"
    ),
    "photo.unknown": N_("没有照片 {id}，请核对编号"),
    "photo.unreadable": N_("{name} 已损坏或没有拷完，没有添加；请从手机或相机里重新拷贝这一张"),
    "print.failed": N_("没有打印成（{what}），请检查打印机和纸后再试"),
    "procedure.blocked": N_("程序核对没有通过：{why}"),
    "procedure.delegation_off": N_("赋权乡镇行政处罚没有启用；省里公布赋权清单后在设置里启用"),
    "procedure.unknown_condition": N_("程序核对里没有可以说明的条件 {condition}，现有：{known}"),
    "program.fault": N_("程序出了问题（{what}），已存上的内容都在；再试一次，仍不行就重新打开程序"),
    "recheck.before_found": N_("「{topic}」{found} 才查到，复查不能在 {begun} 开始，请核对时间"),
    "recheck.none_open": N_("{facility} 没有要复查的问题"),
    "recheck.not_asked": N_("这次复查没有列入问题 {id}，请核对编号"),
    "recheck.not_one_facility": N_("要复查的问题不是同一家单位的，请分开复查"),
    "recheck.not_recheck": N_("这次检查不是按问题开始的复查，请照检查项作答"),
    "register.unknown": N_("没有登记 {id}，请核对编号"),
    "region.bad_value": N_("「{goal}」不能是「{value}」，要写成 {example} 这样"),
    "region.bad_year": N_("目标年不能是「{value}」，要写成 2030 这样"),
    "region.none_chosen": N_("还没有选地区，先用 inspector region choose 选一个"),
    "region.unknown": N_("没有地区 {region}，可用的有：{known}"),
    "region.unknown_goal": N_("{region}没有带数值的地方目标 {goal}，可用的有：{known}"),
    "restore.chain": N_(
        "备份 {path} 的记录链断在第 {seq} 条，有记录缺了或被改过，没有恢复；请换一份备份"
    ),
    "restore.damaged": N_("{path} 已损坏，或者不是本程序的备份，没有恢复；请换一份备份"),
    "restore.failed": N_("恢复到 {path} 没有成功（{what}），请检查空间和权限后再试"),
    "restore.incomplete": N_(
        "备份 {path} 缺 {count} 份照片或文书文件，没有恢复；请换一份备份，"
        "没有更好的才恢复其余的（命令行加 --partly）"
    ),
    "restore.none": N_("{path} 里没有备份，请选优盘上的 inspector-backup 或数据文件夹里的 backups"),
    "restore.not_empty": N_("{path} 不是空文件夹，没有恢复；请给一个新的或空的文件夹"),
    "restore.stopped": N_("恢复停下了，什么都没有留下；要恢复请重新开始"),
    "review.blocked": N_("定稿前还有 {count} 处要处理：{first}"),
    "rules.bad_cap": N_("年度频次上限不能是 {value}，要填 1 到 {most} 的整数"),
    "sample.bad_name": N_("抽查点的名称「{name}」不行，要 1 到 {most} 个字，不能有斜线"),
    "sample.bad_total": N_("总数不能是 {total}，要填 1 到 {most} 的整数，或列出名称"),
    "sample.no_rule": N_("{repeat}没有抽样规则，请在 sampling.yaml 里补上"),
    "sample.none": N_("{repeat}还没有抽样，请先抽样再加"),
    "scan.changed": N_("{name} 读过以后又变了，什么都没有收入，请重新选一次"),
    "scan.no_code": N_("{paper}是旧程序打印的，页上没有方码，请整份收入"),
    "scan.no_page": N_("{paper}没有第 {page} 页，只有 {pages} 页，请核对"),
    "scan.no_sheet": N_("{name} 没有第 {sheet} 张，请核对"),
    "scan.not_filed": N_("{paper}没有收入过这一张，请核对"),
    "scan.original": N_("{name} 是打印用的原件，没有签字，没有收入；请收入签好后的扫描件或照片"),
    "scan.refused": N_("现在不能收入{paper}的签字页：{why}"),
    "scan.too_many": N_("{name} 有 {count} 页，一个文件最多 {limit} 页，请分成几个"),
    "scan.unreadable": N_("{name} 打不开，可能损坏或加了密码，请重新扫描"),
    "sign.bad_image": N_("签名图片要是 2 MB 以内的 PNG，请重新签名"),
    "sign.bad_scan": N_("{name} 不是 PDF、JPEG、PNG 或 HEIC，请换成扫描件或照片"),
    "sign.incomplete": N_("还没有签字：{names}；请签字、拒绝签字或改为纸上签字"),
    "sign.not_an_officer": N_("{person} 不是这次检查的检查人员，请核对姓名"),
    "sign.pages_missing": N_("{missing}，请补上扫描件或照片再完成检查"),
    "sign.refusal_incomplete": N_("拒绝签字要写明理由和见证人（姓名:身份），请补上"),
    "sign.scan_missing": N_("有人在纸上签字，请附上签好的页面的扫描件或照片"),
    "sign.unknown_person": N_(
        "{person} 不在这次检查的人员里，请核对姓名；代表被检查单位签字的，命令行加 --role facility"
    ),
    "sign.wrong_pages": N_("有 {count} 张不能用，检查没有完成：{what}"),
    "service.already": N_(
        "{title}已登记 {at} 送达；登记错了的，先写明理由撤回那次登记，再重新登记"
    ),
    "service.incomplete": N_("{manner}要写明{what}，请补上"),
    "service.none": N_("{title}还没有登记送达，没有可以撤回的"),
    "service.refused": N_("现在不能登记送达：{why}"),
    "statement.bad_day": N_(
        "陈述意见的时间不能是 {at}，要在 {title} {issued} 出具以后、现在以前，请核对"
    ),
    "statement.bad_finding": N_("{title}没有列第 {number} 项，请核对编号"),
    "store.full": N_("磁盘空间不足，刚才这一步没有存上，之前的都在；腾出空间后再试"),
    "store.io": N_("读写磁盘出错（{what}），刚才这一步没有存上，之前的都在；请检查磁盘后再试"),
    "store.read_only": N_("数据文件夹 {path} 是只读的，不能写入；请换到可写的位置"),
    "term.invalid": N_("期限 {value} 看不懂，要写 at_once、7（日）、10w（工作日）或 2026-12-05"),
    "text.too_long": N_("{field} 有 {count} 字，最多 {limit} 字，请删短后再存"),
    "text.unprintable": N_("{field} 里有不能保存的字符 {character}，请删去"),
    "usage.agency": N_("有 --user 就要有 --agency，请补上"),
    "usage.call": N_("命令写得不对（{what}），加 --help 看写法"),
    "usage.date": N_("{value} 不是日期，要写成 2026-12-05"),
    "usage.pair": N_("{value} 要写成 名称=值"),
    "usage.time": N_("{value} 不是时间，要写成 2026-11-20T13:40+08:00"),
    "visit.abandoned": N_("这次检查已放弃，不能再改"),
    "visit.bad_route": N_("路线要把八个区域各写一次，请核对"),
    "visit.closed": N_("这次检查已完成，要改请出更正版并写明理由"),
    "visit.frozen": N_("这次检查已定稿，先撤回定稿才能改"),
    "visit.bad_reply_by": N_("回复期限 {value} 不是日期，要写成 2026-12-05"),
    "visit.no_reply_due": N_("这次检查没有登记回复期限，先登记来源和回复期限"),
    "visit.reply_early": N_("回复日期 {day} 还没有到，请核对"),
    "visit.no_officer": N_("这次检查没有检查人员 {name}，请核对姓名"),
    "usage.start": N_("没有 --plan 就要写 {what}，请补上"),
    "visit.not_planned": N_("这次检查已经开始，不能再按安排开始"),
    "visit.plan_elsewhere": N_("这次检查安排的是{facility}，请换成那一家，或另开一次检查"),
    "visit.planned": N_("这次检查只是安排好了，还没有开始；先按安排开始检查"),
    "visit.no_offset": N_("检查时间要带时区，例如 2026-11-20T13:40+08:00"),
    "visit.no_revision": N_("没有第 {revision} 版，请核对版次"),
    "visit.none": N_("还没有检查记录"),
    "visit.not_closed": N_("这次检查还没有完成，直接修改即可，不用出更正版"),
    "visit.not_frozen": N_("这次检查还没有定稿"),
    "visit.nothing_to_ask": N_("所选检查表对这家单位没有要查的内容，请换检查表或补充档案"),
    "visit.unknown": N_("没有检查 {id}，请核对编号"),
    "visit.unknown_preset": N_("没有预设 {preset}，可用的有：{known}"),
    "window.no_display": N_("这里没有图形显示，打不开窗口；可以用命令行，加 --help 看写法"),
    "workspace.cannot_open": N_("打不开数据文件夹 {path}（{what}），请核对路径和权限"),
    "workspace.damaged": N_(
        "数据文件夹 {path} 里的数据库已损坏（{what}），没有改动它；请从备份恢复"
    ),
    "workspace.exists": N_("{path} 里已经有数据，没有改动它；请直接打开或换一个文件夹"),
    "workspace.gone": N_(
        "上次用的数据文件夹 {path} 不见了；放在移动硬盘或优盘上的，插上再试，找不回来就从备份恢复"
    ),
    "workspace.in_use": N_("数据文件夹正由另一个程序使用，关闭它再试"),
    "workspace.missing": N_("{path} 里没有数据，请先运行 inspector init 或在窗口里新建"),
    "workspace.newer": N_(
        "{path} 的数据是更新的程序写的（{found}，本程序到 {known}），没有改动它；请升级程序"
    ),
    "workspace.nothing_there": N_(
        "{path} 里没有检查数据，还开着原来的；请选里面有 inspector.sqlite3 的文件夹"
    ),
    "xlsform.bad_prefix": N_("前缀 {prefix} 只能用小写字母、数字和连字符，例如 wuzhong"),
    "xlsform.no_survey": N_("{path} 里没有 survey 工作表，请确认它是 XLSForm"),
}

# Exit code 3: the data folder itself cannot be used; 2: the call is wrong; 1: refused.
_EXIT_FOLDER = "workspace."
_EXIT_USAGE = "usage."
_REFUSED = {"workspace.exists"}


class InspectorError(Exception):
    """An expected failure: `code` names it, `context` fills its sentence."""

    def __init__(self, code: str, **context: object) -> None:
        super().__init__(code)
        self.code = code
        self.context = context

    @property
    def sentence(self) -> str:
        """The sentence for people, in their language."""
        return _(CATALOGUE[self.code]).format(**self.context)

    @property
    def exit_code(self) -> int:
        """The exit status of the command line: 3 data folder, 2 usage, 1 refused."""
        if self.code in _REFUSED:
            return 1  # the folder is sound, only not free
        if self.code.startswith(_EXIT_FOLDER):
            return 3
        return 2 if self.code.startswith(_EXIT_USAGE) else 1

    def __str__(self) -> str:
        return f"{self.code}: {self.sentence}"
