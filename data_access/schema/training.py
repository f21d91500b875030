"""Training records: institutions, teachers, courses, persons without direct identifiers, enrolments."""

from sqlalchemy import Boolean, Date, Integer, SmallInteger, String

from data_access.schema.columns import column, later_column, table

COURSE_KINDS = ("GYB", "SYB", "IYB")
TARGET_GROUPS = ("laid_off", "student", "rural", "veteran", "disabled", "other")
INSTITUTION_KINDS = ("employment_training_centre", "vocational_school", "university", "private")
TEACHER_ORIGINS = ("institution", "university", "business", "government")

institutions = table(
    "institutions",
    "创业培训定点机构",
    "Designated training institutions",
    column("id", Integer, "编号", "number", key=True),
    column("city_code", String(6), "城市", "city", to="cities.code", index=True),
    column("name", String(80), "名称", "name"),
    column("kind", String(30), "类型", "kind", one_of=INSTITUTION_KINDS),
    column("designated_on", Date, "定点日期", "designated on", optional=True),
    column("ended_on", Date, "取消定点日期", "designation ended on", optional=True),
)

inspections = table(
    "inspections",
    "定点机构检查",
    "Inspections of institutions",
    column("id", Integer, "编号", "number", key=True),
    column("institution_id", Integer, "机构", "institution", to="institutions.id", index=True),
    column("inspected_on", Date, "检查日期", "inspected on"),
    column("result", String(12), "结论", "result", one_of=("passed", "to_mend", "failed")),
)

teachers = table(
    "teachers",
    "创业培训教师",
    "Teachers",
    column("id", Integer, "编号", "number", key=True),
    column("city_code", String(6), "城市", "city", to="cities.code", index=True),
    column("origin", String(12), "来源", "recruited from", one_of=TEACHER_ORIGINS),
    column("active_from", Date, "任教起始", "active from"),
    column("active_to", Date, "任教终止", "active until", optional=True),
    column("certificate_valid_to", Date, "证书有效期至", "certificate valid until", optional=True),
    column("evaluated_on", Date, "最近考评日期", "last evaluated on", optional=True),
    later_column(
        "evaluation_passed", Boolean, "最近考评是否合格", "whether the last evaluation was passed"
    ),
    later_column(
        "duties_set", Boolean, "工作职责是否书面明确", "whether the duties are set down in writing"
    ),
)

teacher_activities = table(
    "teacher_activities",
    "教师研讨交流、观摩教学活动",
    "Exchange activities of teachers",
    column("id", Integer, "编号", "number", key=True),
    column("teacher_id", Integer, "教师", "teacher", to="teachers.id", index=True),
    column("held_on", Date, "日期", "held on"),
    column("kind", String(12), "形式", "kind", one_of=("seminar", "observation", "competition")),
)

courses = table(
    "courses",
    "培训班",
    "Courses",
    column("id", Integer, "编号", "number", key=True),
    column("institution_id", Integer, "机构", "institution", to="institutions.id", index=True),
    column("teacher_id", Integer, "教师", "teacher", to="teachers.id", optional=True),
    column("kind", String(3), "课程", "kind of course", one_of=COURSE_KINDS),
    column(
        "syb_standard",
        Boolean,
        "是否按SYB技术标准组织教学",
        "taught to the SYB standard",
        optional=True,
    ),
    column("starts_on", Date, "开班日期", "starts on"),
    column("ends_on", Date, "结业日期", "ends on"),
    column("places", SmallInteger, "名额", "places", least=1, most=500, optional=True),
    later_column(
        "class_number", String(80), "班级编号 (本机构自编)", "the institution's own number"
    ),
    later_column("model", Boolean, "是否示范性培训", "whether held as a model course"),
    later_column("uses_cases", Boolean, "是否采用案例剖析", "whether taught with cases"),
    later_column(
        "uses_speakers",
        Boolean,
        "是否有企业家现身说法",
        "whether entrepreneurs speak of their own start",
    ),
    later_column("uses_practice", Boolean, "是否安排创业实训", "whether taught with practice"),
    later_column(
        "local_material", Boolean, "是否使用地方教辅资料", "whether local teaching material is used"
    ),
    later_column(
        "promoted_by_office",
        Boolean,
        "是否经街道(社区)平台宣传推介",
        "whether the offices of streets and communities made it known",
    ),
)

persons = table(
    "persons",
    "创业者 (无直接身份信息; 一个身份证号的密钥散列值一行)",
    "Persons without direct identifiers, one per keyed hash of an identity number",
    column("id", Integer, "编号", "number", key=True),
    column(
        "identity_hash",
        String(64),
        "身份证号密钥散列",
        "keyed hash of the identity number",
        unique=True,
    ),
    column("sex", String(1), "性别", "sex", one_of=("f", "m"), optional=True),
    column(
        "birth_year",
        SmallInteger,
        "出生年份",
        "year of birth",
        least=1900,
        most=2100,
        optional=True,
    ),
)

enrolments = table(
    "enrolments",
    "报名、出勤、结业、考核与补考",
    "Enrolments with attendance, completion, assessment and resit",
    column("id", Integer, "编号", "number", key=True),
    column("person_id", Integer, "人员", "person", to="persons.id", index=True),
    column("course_id", Integer, "培训班", "course", to="courses.id", index=True),
    column("target_group", String(10), "主要对象类别", "declared main group", one_of=TARGET_GROUPS),
    column(
        "first_attended_on",
        Date,
        "首次到课日期, 空为未到课",
        "first attended, empty: never",
        optional=True,
    ),
    column(
        "completed_on",
        Date,
        "结业日期, 空为中途退出",
        "completed, empty: dropped out",
        optional=True,
    ),
    column("assessed_on", Date, "考核日期", "assessed on", optional=True),
    column("assessment_passed", Boolean, "考核合格", "assessment passed", optional=True),
    column("resit_on", Date, "补考日期", "resit on", optional=True),
    column("resit_passed", Boolean, "补考合格", "resit passed", optional=True),
    column("file_complete", Boolean, "学员档案是否完整", "trainee file complete", optional=True),
    column("recorded_on", Date, "录入日期", "recorded on", optional=True),
)
