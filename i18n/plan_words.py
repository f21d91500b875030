"""The words of the work plan that the definition cards quote, with our translation of each."""

ENGLISH = {
    "每年至少对1500人开展创业能力培训": "train at least 1,500 persons a year to start a business",
    "培训合格率达到80%以上": "a training pass rate of 80% or more",
    "经创业服务后半年内开业成功率达到50%以上": (
        "50% or more open a business within half a year of the start-up services"
    ),
    "带动就业率达到1:5": "an employment ratio of 1:5",
    "一年以上稳定经营率达到80%": "80% operate stably for a year or more",
    "“一条龙”服务体系": "a one-stop system of services",
    "建立创业培训服务专门组织": "set up dedicated bodies for start-up training and services",
    "“一条龙”服务": "one-stop services",
    "搭建培训和服务工作平台": "build platforms for training and services",
    "扩大培训对象范围": "widen the circle of those trained",
    "各类城乡创业者延伸和拓展": "extend to founders of every kind, urban and rural",
    "统一的SYB培训技术标准": "uniform technical standards of SYB training",
    "改善和发展企业的培训": "training in improving and expanding a business",
    "定点机构的日常管理和指导": "daily management and guidance of designated institutions",
    "确保培训质量": "ensure the quality of training",
    "建立学员档案": "keep files on trainees",
    "扩大创业培训教师选拔的范围": "widen the circle from which trainers are chosen",
    "建立创业培训教师档案": "keep files on trainers",
    "大学教师和企业成功人士": "university teachers and successful business people",
    "经专家论证可行后": "once experts have judged them feasible",
    "建立本地区创业项目资源库": "set up a local library of start-up projects",
    "论证、展示和推介": "appraise, display and promote",
    "选准创业项目": "choose the right project",
    "投资少、见效快": "little investment, quick returns",
    "市场前景好": "good prospects in the market",
    "创业者对专家服务的满意度": "founders' satisfaction with the experts' services",
    "加强对专家服务效果的评估": "evaluate the effect of the experts' services more closely",
    "上门服务、集中服务、电话服务、面谈服务等多种形式": (
        "many forms, such as visits, group sessions, telephone and interviews"
    ),
    "组建创业专家队伍": "form teams of start-up experts",
    "企业家、专家教授以及熟悉经济发展和创业政策的政府部门工作人员": (
        "entrepreneurs, professors and officials who know economic development and start-up policy"
    ),
    "建立创业培训、信用社区与小额贷款工作联动机制": (
        "link start-up training, credit communities and micro-loans"
    ),
    "小额贷款": "micro-loans",
    "信用社区要为符合条件的创业培训学员申请小额贷款提供反担保": (
        "credit communities are to counter-guarantee the micro-loans of qualified trainees"
    ),
    "加强对创业者的诚信教育": "teach founders good faith",
    "建立创业者诚信档案": "keep credit files on founders",
    "建设小企业创业孵化基地或创业园": "build incubators or start-up parks for small businesses",
    "办理税费减免有关手续": "handle the formalities of tax and fee relief",
    "跟踪了解创业者企业经营情况": "follow how founders' businesses fare",
    "定期组织创业交流和考察等活动": "hold regular exchanges and study visits for founders",
    "引导创业者成立创业联谊会": "guide founders in forming associations",
    "成立主管市领导牵头，相关部门参加的创业促就业工作领导小组": (
        "set up a leadership group headed by the city leader in charge, with the departments concerned"
    ),
    "成立由主管局领导牵头，培训、就业等相关部门参加的工作实施机构": (
        "set up an implementing body headed by the bureau's leader, with the training and employment "
        "departments"
    ),
    "制定具体工作实施方案": "draw up a detailed local plan",
}
