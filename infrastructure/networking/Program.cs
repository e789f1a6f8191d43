using Oceanid.Infrastructure.Networking;

return await Pulumi.Deployment.RunAsync(NetworkingProgram.Define);
