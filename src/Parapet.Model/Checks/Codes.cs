namespace Parapet.Model.Checks;

/// <summary>A kind of fault with a number that stays.</summary>
/// <param name="Meaning">One sentence for docs/diagnostics.md.</param>
public sealed record DiagnosticCode(string Code, string Meaning);

/// <summary>
/// Every code there is: 0xx the file as text, 1xx a value in its place, 2xx the catalogue, 3xx the scenario, 4xx the study
/// (45x its timeline), 5xx the case file. A code that is no longer used is not given to another fault. docs/diagnostics.md lists them; a test compares the two.
/// </summary>
public static partial class Codes
{
    public const string FileMissing = "PAR001";
    public const string IsDirectory = "PAR002";
    public const string TooLarge = "PAR003";
    public const string Unreadable = "PAR004";
    public const string NotUtf8 = "PAR005";
    public const string ControlCharacter = "PAR006";
    public const string Tab = "PAR007";
    public const string YamlSyntax = "PAR008";
    public const string Anchor = "PAR009";
    public const string Tag = "PAR010";
    public const string TooManyNodes = "PAR011";
    public const string TooDeep = "PAR012";
    public const string DuplicateKey = "PAR013";
    public const string SeveralDocuments = "PAR014";
    public const string EmptyFile = "PAR015";
    public const string KeyIsNoText = "PAR016";
    public const string NotAMapping = "PAR017";
    public const string UnknownFileKind = "PAR018";

    public const string UnknownKey = "PAR101";
    public const string MissingKey = "PAR102";
    public const string WrongShape = "PAR103";
    public const string EmptyValue = "PAR104";
    public const string UnknownWord = "PAR105";
    public const string NotWhole = "PAR106";
    public const string OutOfRange = "PAR107";
    public const string MalformedId = "PAR108";

    public const string UnitMissing = "PAR120";
    public const string UnknownUnit = "PAR121";
    public const string WrongDimension = "PAR122";
    public const string NotANumber = "PAR123";
    public const string NotFinite = "PAR124";
    public const string UnitNotDue = "PAR125";
    public const string PositionUnreadable = "PAR126";
    public const string PositionOutOfRange = "PAR127";
    public const string DateUnreadable = "PAR128";

    public const string IntervalOrder = "PAR130";
    public const string NoSources = "PAR131";
    public const string MixedDimensions = "PAR132";

    public const string CatalogueMissing = "PAR200";
    public const string UnknownEntry = "PAR201";
    public const string IdIsNotFileName = "PAR202";
    public const string UnknownSource = "PAR203";
    public const string UnknownRadar = "PAR204";
    public const string UnknownLauncher = "PAR205";
    public const string UnknownInterceptor = "PAR206";
    public const string LauncherCannotLoad = "PAR207";
    public const string LimitsCross = "PAR208";
    public const string RotatingSector = "PAR209";
    public const string NoFireControlRadar = "PAR210";
    public const string SeekerRangeMissing = "PAR211";
    public const string MotionNeeds = "PAR212";
    public const string UnknownQuantityPath = "PAR213";
    public const string OverrideTwice = "PAR214";
    public const string EmptyPart = "PAR215";
    public const string FrequencyOutsideBand = "PAR220";
    public const string HeatDescription = "PAR221";

    public const string ExtendsMissing = "PAR300";
    public const string ExtendsCycle = "PAR301";
    public const string DuplicateId = "PAR302";
    public const string UnknownSide = "PAR303";
    public const string WrongSide = "PAR304";
    public const string SidesCount = "PAR305";
    public const string UnknownCommandPost = "PAR306";
    public const string UnknownAsset = "PAR307";
    public const string WrongEntryKind = "PAR308";
    public const string TooPrecise = "PAR309";
    public const string RaidOrigin = "PAR310";
    public const string BeyondRange = "PAR311";
    public const string ReleaseNotPossible = "PAR312";
    public const string HeightNotDue = "PAR313";
    public const string LoadExceeds = "PAR314";
    public const string AimEmpty = "PAR315";
    public const string TooManyThreats = "PAR316";
    public const string StartsTooLate = "PAR317";
    public const string OffTerrain = "PAR318";
    public const string TerrainMissing = "PAR319";
    public const string TerrainUnreadable = "PAR320";
    public const string BelowGround = "PAR321";
    public const string Contradiction = "PAR322";
    public const string AirLevels = "PAR330";
    public const string WindTooStrong = "PAR331";
    public const string NoJammer = "PAR335";
    public const string OrbitNotPossible = "PAR336";

    public const string ScenarioMissing = "PAR400";
    public const string UnknownName = "PAR401";
    public const string UnknownPart = "PAR402";
    public const string PathLeadsNowhere = "PAR403";
    public const string LevelsOrRange = "PAR404";
    public const string LevelTwice = "PAR405";
    public const string TooManyCells = "PAR406";
    public const string InSeveralComponents = "PAR407";
    public const string NoWeight = "PAR408";
    public const string VariesNothing = "PAR409";
    public const string LevelsNotNumbers = "PAR410";
    public const string KeyNotForChanges = "PAR411";
    public const string PathTwice = "PAR412";
    public const string IntervalDiffers = "PAR413";

    public const string UnknownEvent = "PAR450";
    public const string EventCycle = "PAR451";
    public const string UnknownAlternative = "PAR452";
    public const string UnknownComponent = "PAR453";
    public const string UnknownStream = "PAR454";
    public const string EmptyStreams = "PAR455";
    public const string FlowNeeds = "PAR456";
    public const string FlowDoesNotRead = "PAR457";
    public const string NeverHappens = "PAR458";
    public const string LoneChoice = "PAR459";

    public const string UnknownModel = "PAR500";
    public const string CsvSyntax = "PAR501";
    public const string FieldCount = "PAR502";
    public const string UnknownColumn = "PAR503";
    public const string MissingColumn = "PAR504";
    public const string ColumnTwice = "PAR505";
    public const string NoCases = "PAR506";
    public const string NoTolerance = "PAR507";
    public const string OutsideModel = "PAR508";
}
