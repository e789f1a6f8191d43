using System.Globalization;
using Pulumi;

namespace Oceanid.Infrastructure.Components.K3s;

/// <summary>When the database is saved, how many copies stay, and where they go besides.</summary>
public sealed record K3sSnapshots
{
    /// <summary>The hour of the day, UTC; default 3.</summary>
    public int Hour { get; init; } = 3;

    /// <summary>How many stay on each server; default 7. In the bucket etcd keeps as many; that of SQLite needs a lifecycle rule.</summary>
    public int Retention { get; init; } = 7;

    /// <summary>A bucket that gets a copy of each; null (default) for none.</summary>
    public K3sSnapshotBucket? Bucket { get; init; }

    // https://docs.k3s.io/cli/etcd-snapshot: the options of a server, which are settings of config.yaml too.
    internal IEnumerable<(string Name, Output<string> Value)> EtcdSettings()
    {
        yield return ("etcd-snapshot-schedule-cron", Output.Create(string.Create(CultureInfo.InvariantCulture, $"0 {Hour} * * *")));
        yield return ("etcd-snapshot-retention", Output.Create(Retention.ToString(CultureInfo.InvariantCulture)));
        if (Bucket is not { } bucket)
            yield break;

        yield return ("etcd-s3", Output.Create("true"));
        yield return ("etcd-s3-endpoint", Output.Create(bucket.Endpoint));
        yield return ("etcd-s3-region", Output.Create(bucket.Region));
        yield return ("etcd-s3-bucket", Output.Create(bucket.Name));
        yield return ("etcd-s3-folder", Output.Create(bucket.Folder));
        yield return ("etcd-s3-access-key", bucket.AccessKeyId);
        yield return ("etcd-s3-secret-key", bucket.SecretAccessKey);
    }

    // What scripts/backup.sh reads.
    internal IEnumerable<(string Name, Output<string> Value)> BackupVariables()
    {
        yield return ("KEEP", Output.Create(Retention.ToString(CultureInfo.InvariantCulture)));
        if (Bucket is not { } bucket)
            yield break;

        yield return ("S3_ENDPOINT", Output.Create(bucket.Endpoint));
        yield return ("S3_REGION", Output.Create(bucket.Region));
        yield return ("S3_BUCKET", Output.Create(bucket.Name));
        yield return ("S3_FOLDER", Output.Create(bucket.Folder));
        yield return ("S3_ACCESS_KEY", bucket.AccessKeyId);
        yield return ("S3_SECRET_KEY", bucket.SecretAccessKey);
    }
}

/// <summary>An S3 bucket for snapshots.</summary>
public sealed record K3sSnapshotBucket
{
    /// <summary>The name of the bucket.</summary>
    public required string Name { get; init; }

    /// <summary>The host of the service; default <c>s3.amazonaws.com</c>.</summary>
    public string Endpoint { get; init; } = "s3.amazonaws.com";

    /// <summary>The region; default <c>us-east-1</c>.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>The folder in the bucket.</summary>
    public required string Folder { get; init; }

    /// <summary>The id of the access key; a secret.</summary>
    public required Output<string> AccessKeyId { get; init; }

    /// <summary>The access key; a secret.</summary>
    public required Output<string> SecretAccessKey { get; init; }
}
